# METADATA
# title: The forecast is updated every month
# description: >-
#   A forecast is gone through once a month, even when no figure changes. One month
#   missed is a warning, two are an error. The day of the month is our default.
# custom:
#   clauses: [DG-MNT-5b, DG-FIN-4]
#   entails: true
#   judges: group
#   at: finance.forecast_updated
#   remedy: Go through the forecast and put the day in `finance.forecast_updated`.
package dgcheck.rules.guide.forecast_updated_monthly

import data.dgcheck.lib.dates

result := {"fail": "Finance does not say when the forecast was last updated.", "due": asked.due} if {
	count(given) == 0
} else := {"not-assessed": $"The forecast was updated on {dates.on(min(given))}, which is after the day we judge."} if {
	min(given) > dates.today
} else := {"pass": last, "due": asked.next[substring(dates.iso(latest), 0, 7)]} if {
	latest >= asked.from_day
} else := {"fail": last, "severity": "warning", "due": asked.due} if {
	latest >= asked.missed_from_day
} else := {"fail": last, "due": asked.due}

last := $"The forecast was last updated on {dates.on(latest)}, {dates.days_ago(latest)}."

given := {day | some day in input.finance.forecast_updated_days; dates.given(day)}

latest := dates.newest(given)

# asked is the update that is due by now, and the one before it.
asked := data.calendar.forecast_update
