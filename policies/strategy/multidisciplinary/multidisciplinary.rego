# METADATA
# title: Teams mix disciplines
# description: >-
#   Policy, processes and services are best made together by people of different
#   disciplines. Each team brings 3 functions or more, which is our reading, and some
#   team has somebody from policy or from operations in it. A ways of working agreement
#   shows work across that line as well.
# custom:
#   clauses: [ST-V-4, ST-M1-3, ST-A-9]
#   judges: team.teams
#   at: functions
#   remedy: Bring further disciplines into the team, and list them in `functions` of the team.
package dgcheck.rules.strategy.multidisciplinary

import data.dgcheck.lib.conditions

results := {i: judged(team) | some i, team in input.team.teams}

result := conditions.weighed(findings, {"pass": "Policy or operations work in the group's teams."}) if {
	count(input.team.teams) > 0
}

judged(team) := {"pass": $"Functions in the team {team.called}: {count(disciplines(team))}."} if {
	count(disciplines(team)) >= data.params.team.min_functions
} else := {
	"fail": $"The team {team.called} does not say which functions its members bring.",
	"remedy": "List the functions its members bring in `functions` of the team.",
} if {
	count(disciplines(team)) == 0
} else := {"fail": $"The team {team.called} mixes too few disciplines; it brings only {concat(" and ", sort(disciplines(team)))}."}

disciplines(team) := {function | some function in team.functions; function != ""}

findings := array.concat(absent, apart)

apart := [{
	"clause": "ST-M1-3",
	"fail": "Nor does an agreement show that digital people work beside them.",
	"remedy": "Where none do, agree a way of working with policy or operations, add it to `agreements` with an `id`, and have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} |
	not beside
	count(input.agreements) == 0
]

absent := [{
	"clause": "ST-A-9",
	"fail": "No team has somebody from policy or from operations in it.",
	"remedy": "Where people from policy or operations work in a team, add `policy` or `operations` to its `functions`.",
} |
	not beside
]

beside if {
	some team in input.team.teams
	some function in team.functions
	function in {"policy", "operations"}
}
