# METADATA
# title: The group aims for a few outcomes
# description: >-
#   A handful of outcomes gives a group direction; one or two rarely cover its work,
#   and many pull it apart. Defra's page on defining outcomes speaks of three to
#   five. Only active outcomes are counted.
# custom:
#   clauses: [DS-1-G1]
#   judges: group
#   at: outcomes
#   remedy: Choose the outcomes that matter most; merge outcomes, or mark those the group does not aim for now as proposed, achieved or dropped.
package dgcheck.rules.standards.outcomes_count

result := {"fail": $"Active outcomes: {active}. The standard asks for {data.params.outcomes.max} at most."} if {
	active > data.params.outcomes.max
} else := {
	"fail": $"Active outcomes: {active}. The standard asks for {data.params.outcomes.min} at least.",
	"remedy": $"List the outcomes the group aims for under `outcomes`, {data.params.outcomes.min} to {data.params.outcomes.max} of them active, each with an `id`, a `title`, a `priority`, an `owner`, `aligns_to` and `measures` with a `target` and a `target_date`, and name each in `outcomes` of a roadmap item for now or next.",
	"rests_on": unclear,
} if {
	active < data.params.outcomes.min
} else := {"pass": $"Active outcomes: {active}.", "rests_on": unclear}

active := count([1 | some outcome in input.outcomes; outcome.status == "active"])

# unclear has the paths of outcomes whose status is declared but cannot be read.
unclear := [["outcomes", i] | some i, outcome in input.outcomes; outcome.status == ""]
