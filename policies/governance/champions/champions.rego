# METADATA
# title: A forum agrees to the ideas of digital champions
# description: >-
#   Digital champions in the business spot chances for digital work. An idea of theirs
#   is agreed by a forum before the work on it is under way.
# custom:
#   clauses: [TD-12]
#   judges: pipeline.items
#   remedy: Put the id of the forum in `agreed.forum` of the item and the day in `agreed.agreed_on`.
package dgcheck.rules.governance.champions

import data.dgcheck.lib.dates

results contains object.union({"subject": item.subject, "at": ["pipeline", "items", i, "agreed", "agreed_on"]}, judged(item, i)) if {
	some i, item in input.pipeline.items
}

judged(item, i) := {
	"at": ["pipeline", "items", i, "raised_by"],
	"verdict": "not-applicable",
	"because": $"{item.called} is not declared as the idea of a digital champion.",
} if {
	not contains(lower(item.raised_by), "champion")
} else := {"at": ["pipeline", "items", i, "status"], "verdict": "not-applicable", "because": $"{item.called} is {item.status}."} if {
	item.status in {"paused", "done", "stopped"}
} else := {"verdict": "pass", "because": $"{item.called} was agreed on {dates.on(item.agreed.agreed_on_day)}."} if {
	dates.past(item.agreed.agreed_on_day)
} else := {
	"at": ["pipeline", "items", i, "status"],
	"verdict": "not-assessed",
	"because": $"{item.called} does not say how far it is, so we cannot tell whether a forum should have agreed to it.",
	"remedy": "Give the item a `status`.",
} if {
	item.status == ""
} else := {"verdict": "not-due", "because": $"{item.called} is {item.status}; a forum is to agree to it before the work begins."} if {
	item.status in {"proposed", "approved"}
} else := {
	"verdict": "fail",
	"because": $"{item.called} is the idea of a digital champion and under way, but does not say when the forum agreed to it.",
	"remedy": "Put the day on which the forum agreed in `agreed.agreed_on` of the item.",
} if {
	item.agreed.forum != ""
	not dates.given(item.agreed.agreed_on_day)
} else := {"verdict": "fail", "because": $"{item.called} is the idea of a digital champion and under way, but no forum has agreed to it."}
