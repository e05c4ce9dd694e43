# METADATA
# title: Every active outcome says which strategy it serves
# description: >-
#   An outcome is worth its effort when it follows from what the department has set
#   out to do. Each active outcome names the strategy or priority it serves, by link
#   or by title; whether the two fit is for people to judge.
# custom:
#   clauses: [DS-1-G0, DS-1-A3]
#   judges: outcomes
#   at: aligns_to
#   remedy: Add `aligns_to` to the outcome, with a link to the strategy or priority it serves, or its title.
package dgcheck.rules.standards.outcomes_aligned

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"pass": ""} if {
	outcome.aligns_to != ""
} else := {"fail": $"{outcome.called} does not say which strategy or priority it serves."}
