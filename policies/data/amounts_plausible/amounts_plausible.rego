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

results := (doubtful | rows.sound(doubtful, "The amounts are plausible.")) | rows.nothing

doubtful contains object.union(
	rows.doubt(0, "The actuals of this financial year add up to less than nothing."),
	{"at": ["finance", "rows"], "severity": "warning"},
) if {
	sum([row.actual_pence |
		some row in input.finance.rows
		rows.posted(row)
		row.month >= data.calendar.year.first
		row.month < data.calendar.today.month
	]) < 0
}

doubtful contains object.union(
	rows.doubt(i, "The forecast is negative. Is a credit expected?"),
	{"severity": "info"},
) if {
	some i, row in input.finance.rows
	is_number(row.forecast_pence)
	row.forecast_pence < 0
}

doubtful contains object.union(
	rows.doubt(i, $"{service.name} was retired on {dates.on(service.day)}, and money is still spent on it."),
	{"severity": "info"},
) if {
	some i, row in input.finance.rows
	rows.spent(row)
	some service in object.get(retired, row.service, set())
	dates.month_count(row.month) - service.month > data.params.finance.retired_service_months
}

# retired services by id, with the day and the month they were retired in.
retired := {id: services | some id, services in retired_as}

retired_as[service.id] contains {"name": service.name, "day": day, "month": dates.month_count(substring(dates.iso(day), 0, 7))} if {
	some service in input.services
	phases.retired(service)
	day := phases.since(service)
}
