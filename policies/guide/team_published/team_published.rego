# METADATA
# title: It is published who works in the group
# description: >-
#   Others can see who works in the group and how it is organised, in a list of its
#   teams here or on a page elsewhere. Either is gone through regularly: within 190
#   days, which is our default. A list of teams also shows that a steady set of people
#   stands behind the outcomes.
# custom:
#   clauses: [DG-WHO-7, DG-DEF-4]
#   judges: group
#   at: team
#   remedy: List the teams under `team.teams`, each with its `id` and the `services` it works on, and put the day you went through them in `team.reviewed`.
package dgcheck.rules.guide.team_published

import data.dgcheck.lib.ages
import data.dgcheck.lib.conditions
import data.dgcheck.lib.unread

result := {"not-assessed": "No team that is listed can be read until its fault is mended."} if {
	count(input.team.teams) > 0
	readable == 0
} else := conditions.weighed(
	array.flatten([published, reviewed, staffed, aimed]),
	{"pass": $"Teams published: {readable}.", "due": ages.again(input.team.reviewed_day, limit)},
)

# readable is the number of teams that can be read.
readable := count(input.team.teams) - count(unread.whole(["team", "teams"]))

limit := data.params.fresh.team_days

# something is true if teams are declared or linked, so that more can be required of them.
something if count(input.team.teams) > 0

something if input.team.published_url != ""

published := [] if {
	something
} else := [{
	"clause": "DG-WHO-7",
	"fail": "We could not find who works in the group and how it is organised.",
	"remedy": "List the teams under `team.teams`, each with its `id` and the `services` it works on, and put the day you went through them in `team.reviewed`.",
}]

reviewed := [object.union(finding, {
	"clause": "DG-WHO-7",
	"at": ["team", "reviewed"],
	"remedy": "Go through what is said about the teams, and put the day in `team.reviewed`.",
}) |
	something
	some finding in ages.doubts(input.team.reviewed_day, limit, null, {
		"last": "What is said about the teams was last gone through",
		"never": "It is not said when the section about the teams was last gone through.",
	})
]

staffed := [{
	"clause": "DG-DEF-4",
	"fail": "No team is listed here that works towards the outcomes.",
	"at": ["team", "teams"],
	"remedy": "List the teams under `team.teams`, each with its `id` and the `services` it works on, without names of people.",
}] if {
	something
	count(input.team.teams) == 0
} else := []

aimed := [{
	"clause": "DG-DEF-4",
	"fail": "No outcome is declared for the teams to work towards.",
	"at": ["outcomes"],
	"remedy": "List the outcomes the group aims for under `outcomes`, each with an `id`, a `title`, a `priority`, an `owner` (with `role` and `kind`) and `measures` (with `id`, `title`, `unit` and `readings`, each with `date` and `value`).",
}] if {
	count(input.outcomes) == 0
} else := []
