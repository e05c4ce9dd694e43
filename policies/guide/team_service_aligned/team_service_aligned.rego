# METADATA
# title: Each team works on a service
# description: >-
#   Teams are lined up with services rather than with tasks, so each names a service
#   it works on. A team that helps the other teams says so instead.
# custom:
#   clauses: [DG-WHO-3]
#   judges: team.teams
#   at: services
#   remedy: List the services the team works on in its `services`, or say in `enabling` how it helps the other teams.
package dgcheck.rules.guide.team_service_aligned

results := {i: judged(team) | some i, team in input.team.teams}

judged(team) := {"pass": $"The team {team.called} works on a service."} if {
	some id in team.services
	id in known
} else := {"pass": $"The team {team.called} helps other teams: {team.enabling}."} if {
	team.enabling != ""
} else := {"not-assessed": $"The team {team.called} names only services that are not declared."} if {
	some id in team.services
	id != ""
} else := {"fail": $"The team {team.called} does not say which service it works on."}

known := {service.id | some service in input.services; service.id != ""}
