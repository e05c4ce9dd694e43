# METADATA
# title: Work shared with policy has an agreement on ways of working
# description: >-
#   Where policy and digital people do work together, an agreement sets out what each
#   expects of the other. It is asked of items that name a policy area, and it is time
#   for it before the work begins; that is our reading.
# custom:
#   clauses: [WW-2]
#   judges: pipeline.items
#   remedy: Add an entry to `agreements` with an `id`, the id of this item in `pipeline`, and `agreed_on`, `agreed_by`, `ask`, `policy_summary`, `policy_evidence`, `users`, `duration`, `roles`, `skills_share_on`, `outputs`, `success_measure`, `review` and `escalation`.
package dgcheck.rules.ways_of_working.agreement_exists

import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results contains object.union(
	{"subject": item.subject, "at": ["pipeline", "items", i, "policy_area"]},
	judged(item, i),
) if {
	some i, item in input.pipeline.items
}

judged(item, _) := {"verdict": "not-applicable", "because": $"{item.called} is not declared as work shared with policy."} if {
	item.policy_area == ""
} else := {"verdict": "pass", "because": $"{item.called} has an agreement."} if {
	item.id != ""
	index.agreements[item.id]
} else := {"verdict": "not-applicable", "because": $"{item.called} is {item.status}."} if {
	item.status in {"done", "stopped"}
} else := {
	"verdict": "not-assessed",
	"because": $"{item.called} does not say how far it is, so we cannot tell whether it is time for an agreement.",
	"remedy": "Give the item a `status`.",
} if {
	item.status == ""
} else := {
	"rests_on": nameless,
	"verdict": "not-due",
	"because": $"{item.called} begins on {dates.on(item.started_day)} and has no agreement yet.",
	"due": dates.iso(item.started_day),
} if {
	dates.later(item.started_day)
} else := {
	"rests_on": nameless,
	"verdict": "not-due",
	"because": $"{item.called} has not begun and has no agreement yet.",
} if {
	item.status in {"proposed", "approved"}
	not dates.given(item.started_day)
} else := {
	"rests_on": nameless,
	"verdict": "fail",
	"because": $"{item.called} is shared with policy, but has no agreement on how to work together.",
}

# nameless are agreements that do not say which work they are about.
nameless := [["agreements", place] | some place in object.get(index.agreements, "", set())]
