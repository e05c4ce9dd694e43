# METADATA
# title: Teams of live services are funded to last
# description: >-
#   Knowledge stays where teams stay. A team that works on a live service has funding
#   for the next 90 days at least, which is our default; without a day on which its
#   funding ends we take it that there is none.
# custom:
#   clauses: [DG-WHO-2, ST-M6-11]
#   judges: team.teams
#   at: funded_to
#   remedy: Secure the funding of the team and put the last day of it in `funded_to`, or leave that out if no end is set.
package dgcheck.rules.guide.team_stable

import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(team) | some i, team in input.team.teams}

judged(team) := {"not-applicable": $"The team {team.called} has not been formed yet.", "at": ["formed"]} if {
	dates.later(team.formed_day)
} else := conditions.weighed(
	array.concat(formed(team), funded(team)),
	{"pass": $"{met(team)}{standing}", "due": due(team)},
)

met(team) := $"The team {team.called} is funded until {dates.long(team.funded_to)}." if {
	dates.given(team.funded_to_day)
} else := $"No end is set to the funding of the team {team.called}."

formed(team) := [{
	"clause": "DG-WHO-2",
	"not-assessed": $"The team {team.called} does not say when it was formed, so we cannot tell how long it has lasted.",
	"at": ["formed"],
}] if {
	not dates.given(team.formed_day)
} else := []

funded(team) := [{
	"clause": "DG-WHO-2",
	"due": due(team),
	"fail": $"The team {team.called} works on a live service, but its funding {ends(team.funded_to_day)} {dates.long(team.funded_to)}.",
	"remedy": $"Secure the funding of the team for at least {data.params.team.funding_days} more days and put its last day in `funded_to`, or leave that out if no end is set.",
}] if {
	works_on_live(team)
	dates.given(team.funded_to_day)
	team.funded_to_day - dates.today < data.params.team.funding_days
} else := []

ends(day) := "ended on" if {
	day < dates.today
} else := "ends on"

# due returns the last day on which a team's funding still lasts long enough.
due(team) := dates.iso(team.funded_to_day - data.params.team.funding_days) if {
	works_on_live(team)
	dates.given(team.funded_to_day)
} else := ""

works_on_live(team) if {
	some id in team.services
	id in live
}

live := {service.id |
	some service in input.services
	service.id != ""
	phases.live(service)
}

# standing is a text with the number of teams that are meant to last, if that is required.
default standing := ""

standing := $" Standing teams: {count([1 | some team in input.team.teams; team.kind == "standing"])} of {count(input.team.teams)}." if {
	clauses.asked("ST-M6-11")
}
