# METADATA
# title: Amounts are plausible
# description: >-
#   A single negative actual is an ordinary correction. A year to date below
#   nothing, a negative forecast, or money on a service that was retired a while
#   ago are worth a second look.
# custom:
#   severity: warning
#   judges: group
#   remedy: Check the figure; leave it as it is if it is meant.
package dgcheck.rules.data.amounts_plausible

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.rows

results := rows.results(doubtful)

# The total is pointed out at the largest credit in it.
doubtful contains rows.doubt(i, "With this credit, the actuals of this financial year add up to less than nothing.") if {
	sum([sums.actual_pence | some sums in closed]) < 0
	rows.whole
	[_, i] := min({[row.actual_pence, place] |
		some sums in closed
		some place in rows.of(sums)
		row := input.finance.rows[place]
		rows.posted(row)
	})
}

# closed are the months of this year that are over.
closed := [sums |
	some month, sums in input.finance.by_month
	month >= data.calendar.year.first
	month < data.calendar.today.month
]

doubtful contains object.union(rows.doubt(i, "The forecast is negative. Is a credit expected?"), {"severity": "info"}) if {
	some sums in input.finance.by_month
	sums.credits > 0
	some i in rows.of(sums)
	row := input.finance.rows[i]
	is_number(row.forecast_pence)
	row.forecast_pence < 0
}

doubtful contains object.union(
	rows.doubt(i, $"{input.services[place].called} was retired on {dates.on(day)}, and money is still spent on it."),
	{"severity": "info"},
) if {
	count(retired) > 0
	some i, row in input.finance.rows
	some place, day in retired[row.service]
	spent(row)
	last := dates.month_count(substring(dates.iso(day), 0, 7)) + data.params.finance.retired_service_months
	dates.month_count(row.month) > last
}

# retired are the services that are retired by id: their places in the list,
# with the day of each. A line of `group` is of no single service.
retired := object.union_n([{service.id: {place: phases.since(service)}} |
	some place, service in input.services
	phases.retired(service)
	not service.id in {"", "group"}
])

# spent: the line says that money was spent, or will be.
spent(row) if row.actual_pence > 0

spent(row) if row.forecast_pence > 0
