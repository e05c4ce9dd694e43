# METADATA
# title: Work shared with policy has an agreement on ways of working
# description: >-
#   Where policy and digital people do work together, an agreement sets out what each
#   expects of the other. It is asked of items that name a policy area, and it is time
#   for it before the work begins; that is our reading.
# custom:
#   clauses: [WW-2]
#   judges: pipeline.items
#   at: policy_area
#   remedy: Add an entry to `agreements` with an `id`, the id of this item in `pipeline`, and `agreed_on`, `agreed_by`, `ask`, `policy_summary`, `policy_evidence`, `users`, `duration`, `roles`, `skills_share_on`, `outputs`, `success_measure`, `review` and `escalation`.
package dgcheck.rules.ways_of_working.agreement_exists

import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {"not-applicable": $"{item.called} is not declared as work shared with policy."} if {
	item.policy_area == ""
} else := {"pass": $"{item.called} has an agreement."} if {
	item.id != ""
	index.agreements[item.id]
} else := {"not-applicable": $"{item.called} is {item.status}."} if {
	item.status in {"done", "stopped"}
} else := {
	"not-assessed": $"{item.called} does not say how far it is, so we cannot tell whether it is time for an agreement.",
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {
	"not-due": $"{item.called} begins on {dates.on(item.started_day)} and has no agreement yet.",
	"rests_on": nameless,
	"due": dates.iso(item.started_day),
} if {
	dates.later(item.started_day)
} else := {"not-due": $"{item.called} has not begun and has no agreement yet.", "rests_on": nameless} if {
	item.status in {"proposed", "approved"}
	not dates.given(item.started_day)
} else := {"fail": $"{item.called} is shared with policy, but has no agreement on how to work together.", "rests_on": nameless}

# nameless has the paths of agreements that do not say which work they are about.
nameless := [["agreements", place] | some place in object.get(index.agreements, "", set())]
