# METADATA
# title: Money follows services, not short-lived projects
# description: >-
#   Teams that form and dissolve with projects lose what they know. Most teams are
#   standing ones; that this means at least half is our default. And the finance table
#   says which service money is spent on, or that it is spent on the group as a whole.
# custom:
#   clauses: [DG-WHO-4]
#   judges: group
#   at: finance.rows
#   remedy: Fund standing teams, and put the id of a service, or `group`, in the column `service` of the finance files.
package dgcheck.rules.guide.fund_services

import data.dgcheck.lib.conditions
import data.dgcheck.lib.finance

result := conditions.weighed(
	array.concat(temporary, lines),
	{"pass": $"Lines of finance say which service the money is for.{of_teams}"},
)

default of_teams := ""

of_teams := $" Temporary teams: {count(short_lived)} of {count(input.team.teams)}." if {
	count(input.team.teams) > 0
}

short_lived := [1 | some team in input.team.teams; team.kind == "temporary"]

temporary := [{
	"clause": "DG-WHO-4",
	"fail": $"Most teams are temporary: {count(short_lived)} of {count(input.team.teams)}.",
	"at": ["team", "teams"],
	"remedy": "Fund standing teams around services, and set their `kind` to standing.",
}] if {
	count(short_lived) * 100 > data.params.team.temporary_percent * count(input.team.teams)
} else := []

lines := [{"clause": "DG-WHO-4", "not-assessed": "Amounts are kept private, so we cannot tell whether money follows services."}] if {
	finance.private
} else := [{"clause": "DG-WHO-4", "not-assessed": "No line of finance is declared, so we cannot tell whether money follows services."}] if {
	count(input.finance.rows) == 0
} else := [] if {
	keyed
} else := [{"clause": "DG-WHO-4", "fail": "No line of finance says which service the money is for.", "remedy": key_lines}]

key_lines := "Put the id of a service, or `group`, in the column `service` of the finance files." if {
	count(input.finance.files) > 0
} else := "Move the figures from `finance.months` into a CSV file named under `finance.files`, with the columns `month`, `line`, `service`, `forecast` and `actual`, and put the id of a service, or `group`, in `service`."

# keyed is true if a line of a file says what its money is for. Sums by month cannot
# say that, so they are for the whole group.
keyed if {
	count(input.finance.files) > 0
	some row in input.finance.rows
	row.service != ""
}
