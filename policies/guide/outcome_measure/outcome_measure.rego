# METADATA
# title: Every active outcome has a measure of success
# description: >-
#   A group says how it will know that it gets where it wants to be. Each outcome has
#   at least one measure, with a unit, and one that shows the effect and not only the
#   work done. What is measured is for the group to choose.
# custom:
#   clauses: [DG-DIR-6, DG-SUC-1, DG-SUC-3, DS-1-G3, DS-4-G1]
#   judges: outcomes
#   at: measures
#   remedy: Add an entry to `measures` of the outcome, with an `id`, a `title`, a `unit` and the latest figure in `readings`, with its `date` and `value`.
package dgcheck.rules.guide.outcome_measure

import data.dgcheck.lib.conditions

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"fail": $"{outcome.called} has no measure, so nobody can see whether it comes nearer."} if {
	count(outcome.measures) == 0
} else := conditions.weighed(
	array.concat(work_alone(outcome), without_unit(outcome)),
	{"pass": $"Measures of success: {count(outcome.measures)}."},
)

work_alone(outcome) := [] if {
	some measure in outcome.measures
	measure.kind == "outcome"
} else := [{
	"clause": "DG-SUC-1",
	"fail": $"Every measure of {outcome.called} counts work done, and none shows its effect.",
	"remedy": "Add a measure of the effect to `measures`, with an `id`, a `title`, a `unit` and the latest figure in `readings`, with its `date` and `value`; leave out `kind`.",
}]

without_unit(outcome) := [] if {
	some measure in outcome.measures
	measure.unit != ""
} else := [{
	"clause": "DS-4-G1",
	"fail": $"No measure of {outcome.called} says in which unit it counts.",
	"remedy": "Add a `unit` to the measure, such as percent or days.",
}]
