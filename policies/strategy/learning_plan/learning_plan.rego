# METADATA
# title: The group knows what its people need to learn
# description: >-
#   Once a year the group looks at what its people need to learn, and says whose
#   learning comes first; the year is our default. Posts that are not filled are only
#   counted, if the group says how many there are.
# custom:
#   clauses: [ST-M5-2, ST-M5-5, ST-M5-3]
#   judges: group
#   at: team.learning.needs_reviewed
#   remedy: Look at what people need to learn, and put the day in `team.learning.needs_reviewed`.
package dgcheck.rules.strategy.learning_plan

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates

result := conditions.weighed(array.concat(reviewed, first), met)

met := {"pass": $"Learning needs were last looked at on {dates.on(learning.needs_reviewed_day)}.{unlinked}{vacancies}", "due": dates.iso(due)} if {
	dates.given(learning.needs_reviewed_day)
} else := {"pass": "The group says whose learning comes first."}

learning := input.team.learning

due := learning.needs_reviewed_day + data.params.fresh.learning_days if dates.given(learning.needs_reviewed_day)

reviewed := [{
	"clause": "ST-M5-2",
	"not-assessed": $"Learning needs were last looked at on {dates.on(learning.needs_reviewed_day)}, which is after the day we judge.",
}] if {
	dates.later(learning.needs_reviewed_day)
} else := [{
	"clause": "ST-M5-2",
	"fail": $"Learning needs were last looked at on {dates.on(learning.needs_reviewed_day)}, {dates.days_ago(learning.needs_reviewed_day)}.",
	"remedy": needs,
	"due": dates.iso(due),
}] if {
	dates.given(learning.needs_reviewed_day)
	due < dates.today
} else := [{"clause": "ST-M5-2", "fail": "The group does not say when it last looked at what its people need to learn.", "remedy": needs}] if {
	not dates.given(learning.needs_reviewed_day)
} else := []

needs := "Look at what people need to learn, and put the day in `team.learning.needs_reviewed`."

first := [{
	"clause": "ST-M5-5",
	"fail": "The group does not say whose learning comes first.",
	"at": ["team", "learning", "priority_groups"],
	"remedy": "List the groups of staff whose learning comes first in `team.learning.priority_groups`.",
} |
	count([1 | some name in learning.priority_groups; name != ""]) == 0
]

# unlinked and vacancies are remarks added to a pass.
unlinked := " No plan for learning is linked." if {
	learning.plan_url == ""
} else := ""

vacancies := $" Posts not filled: {input.team.vacancies}." if {
	is_number(input.team.vacancies)
} else := ""
