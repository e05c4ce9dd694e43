# METADATA
# title: Each team works on a service
# description: >-
#   Teams are lined up with services rather than with tasks, so each names a service
#   it works on. A team that helps the other teams says so instead.
# custom:
#   clauses: [DG-WHO-3]
#   judges: team.teams
#   remedy: List the services the team works on in its `services`, or say in `enabling` how it helps the other teams.
package dgcheck.rules.guide.team_service_aligned

results contains object.union({"subject": team.subject, "at": ["team", "teams", i, "services"]}, judged(team)) if {
	some i, team in input.team.teams
}

judged(team) := {"verdict": "pass", "because": $"The team {team.called} works on a service."} if {
	some id in team.services
	id in known
} else := {"verdict": "pass", "because": $"The team {team.called} helps other teams: {team.enabling}."} if {
	team.enabling != ""
} else := {
	"verdict": "not-assessed",
	"because": $"The team {team.called} names only services that are not declared.",
} if {
	some id in team.services
	id != ""
} else := {"verdict": "fail", "because": $"The team {team.called} does not say which service it works on."}

known := {service.id | some service in input.services; service.id != ""}
