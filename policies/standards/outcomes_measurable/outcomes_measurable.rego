# METADATA
# title: Every active outcome has a target
# description: >-
#   An outcome is specific when anybody can tell on a given day whether it was
#   reached. At least one measure of each active outcome has a figure to reach and a
#   day to reach it by.
# custom:
#   clauses: [DS-1-A1]
#   judges: outcomes
#   at: measures
#   remedy: Give a measure of the outcome a `target` and a `target_date`; where there is no measure, add one to `measures` with an `id`, a `title`, a `unit`, `readings` and these two.
package dgcheck.rules.standards.outcomes_measurable

import data.dgcheck.lib.dates

results := {i: judged(outcome, i) | some i, outcome in input.outcomes}

judged(outcome, i) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"pass": ""} if {
	some measure in outcome.measures
	is_number(measure.target)
	dates.given(measure.target_date_day)
} else := {"fail": $"{outcome.called} {lacking(outcome)}.", "rests_on": [["outcomes", i, "measures", n] | some n, _ in outcome.measures]}

lacking(outcome) := "has no measure, and so no target" if {
	count(outcome.measures) == 0
} else := "has a target, but no day to reach it by" if {
	some measure in outcome.measures
	is_number(measure.target)
} else := "has no measure with a figure to reach"
