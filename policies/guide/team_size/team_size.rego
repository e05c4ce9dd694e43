# METADATA
# title: Teams are small and of several disciplines
# description: >-
#   A team is small enough to talk with one another, typically about ten people in the
#   guide, and brings several functions together. From how many people a team counts
#   as large or very small, and how many functions make it multidisciplinary, are our
#   defaults.
# custom:
#   clauses: [DG-HOW-2]
#   judges: team.teams
#   remedy: Divide or join teams, or bring in the functions that are missing, and put what is so then into `size` and `functions` of the team.
package dgcheck.rules.guide.team_size

import data.dgcheck.lib.conditions

results contains object.union(
	{"subject": team.subject, "at": ["team", "teams", i]},
	conditions.judged(array.concat(size(team, i), functions(team, i)), {
		"verdict": "pass",
		"because": $"The team {team.called} has {team.size} people and {count(different(team))} functions.",
	}),
) if {
	some i, team in input.team.teams
}

size(team, i) := [{
	"clause": "DG-HOW-2",
	"verdict": "not-assessed",
	"at": ["team", "teams", i, "size"],
	"because": $"The team {team.called} does not say how many people are in it.",
}] if {
	not is_number(team.size)
} else := [{
	"clause": "DG-HOW-2",
	"verdict": "fail",
	"at": ["team", "teams", i, "size"],
	"because": $"The team {team.called} has {team.size} people, which is large for one team.",
	"remedy": "Divide the team, put its new size in `size`, and add the new team to `team.teams` with its `id` and `services`.",
}] if {
	team.size > data.params.team.size_over
} else := [{
	"clause": "DG-HOW-2",
	"verdict": "fail",
	"at": ["team", "teams", i, "size"],
	"because": $"The team {team.called} is very small: its size is {team.size}.",
	"remedy": "Join the team with another, and put their size together in `size`.",
}] if {
	team.size < data.params.team.size_under
} else := []

functions(team, i) := [{
	"clause": "DG-HOW-2",
	"verdict": "not-assessed",
	"at": ["team", "teams", i, "functions"],
	"because": $"The team {team.called} does not say which functions its members bring.",
}] if {
	count(different(team)) == 0
} else := [{
	"clause": "DG-HOW-2",
	"verdict": "fail",
	"at": ["team", "teams", i, "functions"],
	"because": $"The team {team.called} has fewer than {data.params.team.min_functions} functions: {concat(", ", sort(different(team)))}.",
	"remedy": "Bring in the functions that are missing, then list them in `functions` of the team.",
}] if {
	count(different(team)) < data.params.team.min_functions
} else := []

different(team) := {function | some function in team.functions; function != ""}
