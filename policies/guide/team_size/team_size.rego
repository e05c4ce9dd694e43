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

results := {i: judged(team) | some i, team in input.team.teams}

judged(team) := conditions.weighed(
	array.concat(size(team), functions(team)),
	{"pass": $"The team {team.called} has {team.size} people and {count(different(team))} functions."},
)

size(team) := [{"clause": "DG-HOW-2", "not-assessed": $"The team {team.called} does not say how many people are in it.", "at": ["size"]}] if {
	not is_number(team.size)
} else := [{
	"clause": "DG-HOW-2",
	"fail": $"The team {team.called} has {team.size} people, which is large for one team.",
	"at": ["size"],
	"remedy": "Divide the team, put its new size in `size`, and add the new team to `team.teams` with its `id` and `services`.",
}] if {
	team.size > data.params.team.size_over
} else := [{
	"clause": "DG-HOW-2",
	"fail": $"The team {team.called} is very small: its size is {team.size}.",
	"at": ["size"],
	"remedy": "Join the team with another, and put their size together in `size`.",
}] if {
	team.size < data.params.team.size_under
} else := []

functions(team) := [{
	"clause": "DG-HOW-2",
	"not-assessed": $"The team {team.called} does not say which functions its members bring.",
	"at": ["functions"],
}] if {
	count(different(team)) == 0
} else := [{
	"clause": "DG-HOW-2",
	"fail": $"The team {team.called} has fewer than {data.params.team.min_functions} functions: {concat(", ", sort(different(team)))}.",
	"at": ["functions"],
	"remedy": "Bring in the functions that are missing, then list them in `functions` of the team.",
}] if {
	count(different(team)) < data.params.team.min_functions
} else := []

different(team) := {function | some function in team.functions; function != ""}
