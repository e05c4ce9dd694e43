# METADATA
# title: The standard on measures is not red
# description: >-
#   The standard on measures of success is red when no active outcome has a measure.
#   Otherwise the other rules of the standard decide whether it is green or amber.
#   The colours are indicative; assurance leads decide.
# custom:
#   clauses: [DS-4-R0, DS-4-A0]
#   judges: group
#   at: outcomes
#   subject: standard:4
#   entails: true
#   remedy: Add an entry to `measures` of each active outcome, with an `id`, a `title`, a `unit`, a `target`, a `target_date` and the latest figure in `readings`, with its `date` and `value`.
package dgcheck.rules.standards.rag_4

result := {"pass": $"Active outcomes: {count(active)}; with a measure: {count(measured)}."} if {
	count(measured) > 0
} else := {"fail": "No outcome is active, so nothing is measured.", "rests_on": [["outcomes", i] | some i, _ in input.outcomes]} if {
	count(active) == 0
} else := {"fail": "No active outcome has a measure.", "rests_on": [["outcomes", i] | some i, _ in input.outcomes]}

active := [i | some i, outcome in input.outcomes; outcome.status == "active"]

measured := [i | some i in active; count(input.outcomes[i].measures) > 0]
