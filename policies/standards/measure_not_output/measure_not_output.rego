# METADATA
# title: Every active outcome is measured by its effect
# description: >-
#   Counting what was made says little about what it changed. At least one measure
#   of each active outcome shows an effect in the world; a measure that does not say
#   otherwise is taken to do so.
# custom:
#   clauses: [DS-4-G2, DS-4-A1]
#   judges: outcomes
#   at: measures
#   remedy: "Add a measure that shows what changed for people, places or nature, with an `id`, a `title`, a `unit`, `kind: outcome` and the latest figure in `readings`, with its `date` and `value`."
package dgcheck.rules.standards.measure_not_output

results := {i: judged(outcome, i) | some i, outcome in input.outcomes}

judged(outcome, i) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"pass": ""} if {
	some measure in outcome.measures
	measure.kind == "outcome"
} else := {"pass": "", "rests_on": [["outcomes", i, "measures", n] | some n, _ in outcome.measures]} if {
	some measure in outcome.measures
	measure.kind == ""
} else := {"fail": $"{outcome.called} has no measure yet."} if {
	count(outcome.measures) == 0
} else := {
	"fail": $"Every measure of {outcome.called} counts work done (output), none its effect.",
	"rests_on": [["outcomes", i, "measures", n] | some n, _ in outcome.measures],
}
