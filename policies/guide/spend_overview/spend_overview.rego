# METADATA
# title: Spending can be seen across the whole group
# description: >-
#   The figures add up to an overview of what the group spends as a whole: every
#   service in hand has a line in the finance table, or a line for the group covers it.
#   A page that shows the overview does as well; whether it opens is not checked.
# custom:
#   clauses: [DG-FIN-6]
#   entails: true
#   judges: group
#   at: finance
#   remedy: Add lines for these services to the finance table, or lines for `group` that cover them, or give the page with the overview in `finance.summary_url`.
package dgcheck.rules.guide.spend_overview

import data.dgcheck.lib.dates
import data.dgcheck.lib.finance
import data.dgcheck.lib.phases
import data.dgcheck.lib.rows

result := {"not-assessed": "Amounts are private, so an overview of spending cannot be worked out here.", "at": ["finance", "mode"]} if {
	finance.private
} else := {"pass": $"The overview of spending is kept at {input.finance.summary_url}.", "at": ["finance", "summary_url"]} if {
	input.finance.summary_url != ""
} else := {"not-applicable": "There are no figures yet to give an overview of."} if {
	count(input.finance.rows) == 0
} else := {"not-assessed": "Spending cannot be added up until every line of the finance table can be read."} if {
	not rows.whole
} else := {"not-applicable": $"No line of finance is of the financial year {data.calendar.year.label} yet, so there is nothing to give an overview of."} if {
	count(this_year) == 0
} else := {"pass": $"This financial year {pounds(planned)} is forecast, and {pounds(spent)} has been spent so far."} if {
	count(left_out) == 0
} else := {"not-due": $"{said} A new service has until {dates.on(settled)}.", "due": dates.iso(settled)} if {
	every service in left_out { phases.settling(service) }
} else := {"fail": said, "rests_on": [["services", i] | some i, _ in left_out]}

# left_out has the services in use that no line covers, by their indexes.
left_out := {i: service |
	not whole_group
	some i, service in input.services
	not phases.current(service) in {"", "retired"}
	not service.id in named
}

named := {row.service | some row in input.finance.rows}

# whole_group is true if a line is for the whole group. It covers services without a line.
whole_group if "group" in named

whole_group if "" in named

settled := min([phases.settling(service) | some service in left_out])

said := $"{first} has no line in the finance table, and no line is for the group as a whole." if {
	count(left_out) == 1
} else := $"{first} and {count(left_out) - 1} other services have no line in the finance table, and no line is for the group as a whole."

first := left_out[min([i | some i, _ in left_out])].called

planned := sum([sums.forecast_pence | some sums in this_year])

spent := sum([sums.actual_pence | some sums in this_year])

this_year := [sums |
	some month, sums in input.finance.by_month
	month >= data.calendar.year.first
	month <= data.calendar.year.last
]

# pounds returns an amount in pence as text in pounds: £1,234.
pounds(pence) := $"{sign}£{trim_left(strings.reverse(grouped), ",")}" if {
	sign := {true: "-", false: ""}[pence < 0]
	grouped := regex.replace(strings.reverse(format_int(round(abs(pence) / 100), 10)), `(\d{3})`, "$1,")
}
