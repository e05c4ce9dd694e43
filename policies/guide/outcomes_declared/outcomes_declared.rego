# METADATA
# title: The group declares the outcomes it aims for
# description: >-
#   Everything a delivery group does serves outcomes that policy has set. At least
#   one of them is active: the group aims for it now.
# custom:
#   clauses: [DG-MNT-1, DG-DIR-5]
#   judges: group
#   at: outcomes
#   remedy: List the outcomes the group aims for under `outcomes`, each with an `id`, a `title`, a `priority`, an `owner` (with `role` and `kind`) and `measures` (with `id`, `title`, `unit` and `readings`, each with `date` and `value`).
package dgcheck.rules.guide.outcomes_declared

import data.dgcheck.lib.unread

result := {"pass": $"Active outcomes: {count(aimed_for)}."} if {
	count(aimed_for) > 0
} else := {"fail": "We could not find an outcome."} if {
	count(input.outcomes) == 0
} else := {"not-assessed": "No outcome that is declared can be read until its fault is mended."} if {
	count(input.outcomes) == count(unread.entries("outcomes", {"title", "status"}))
} else := {
	"fail": "No outcome with a title is active.",
	"remedy": "Give each outcome a `title`, and set `status` of those the group aims for now to active.",
}

aimed_for contains outcome.subject if {
	some outcome in input.outcomes
	outcome.status == "active"
	outcome.title != ""
}
