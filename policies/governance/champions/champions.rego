# METADATA
# title: A forum agrees to the ideas of digital champions
# description: >-
#   Digital champions in the business spot chances for digital work. An idea of theirs
#   is agreed by a forum before the work on it is under way.
# custom:
#   clauses: [TD-12]
#   judges: pipeline.items
#   at: agreed.agreed_on
#   remedy: Put the id of the forum in `agreed.forum` of the item and the day in `agreed.agreed_on`.
package dgcheck.rules.governance.champions

import data.dgcheck.lib.dates

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {"not-applicable": $"{item.called} is not declared as the idea of a digital champion.", "at": ["raised_by"]} if {
	not contains(lower(item.raised_by), "champion")
} else := {"not-applicable": $"{item.called} is {item.status}.", "at": ["status"]} if {
	item.status in {"paused", "done", "stopped"}
} else := {"pass": $"{item.called} was agreed on {dates.on(item.agreed.agreed_on_day)}."} if {
	dates.past(item.agreed.agreed_on_day)
} else := {
	"not-assessed": $"{item.called} does not say how far it is, so we cannot tell whether a forum should have agreed to it.",
	"at": ["status"],
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {"not-due": $"{item.called} is {item.status}; a forum is to agree to it before the work begins."} if {
	item.status in {"proposed", "approved"}
} else := {
	"fail": $"{item.called} is the idea of a digital champion and under way, but does not say when the forum agreed to it.",
	"remedy": "Put the day on which the forum agreed in `agreed.agreed_on` of the item.",
} if {
	item.agreed.forum != ""
	not dates.given(item.agreed.agreed_on_day)
} else := {"fail": $"{item.called} is the idea of a digital champion and under way, but no forum has agreed to it."}
