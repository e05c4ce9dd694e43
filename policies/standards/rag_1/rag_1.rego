# METADATA
# title: The standard on outcomes is not red
# description: >-
#   The standard on outcomes is red when no outcome is written down, or when none has
#   a measure and none says which strategy it serves. Otherwise the other rules of
#   the standard decide whether it is green or amber. The colours are indicative;
#   assurance leads decide.
# custom:
#   clauses: [DS-1-R0, DS-1-A0]
#   judges: group
#   at: outcomes
#   subject: standard:1
#   entails: true
#   remedy: List the outcomes the group aims for under `outcomes`, each with an `id`, a `title`, a `priority`, an `owner` (with `role` and `kind`), `aligns_to` and `measures` (with `id`, `title`, `unit`, `target`, `target_date` and `readings`, each with `date` and `value`).
package dgcheck.rules.standards.rag_1

result := {"fail": "No outcome is written down."} if {
	count(input.outcomes) == 0
} else := {"fail": "No outcome has a measure, and none says which strategy it serves.", "rests_on": [["outcomes", i] | some i, _ in input.outcomes]} if {
	measured + aligned == 0
} else := {"pass": $"Outcomes declared: {count(input.outcomes)}; with a measure: {measured}; with the strategy they serve: {aligned}."}

measured := count([1 | some outcome in input.outcomes; count(outcome.measures) > 0])

aligned := count([1 | some outcome in input.outcomes; outcome.aligns_to != ""])
