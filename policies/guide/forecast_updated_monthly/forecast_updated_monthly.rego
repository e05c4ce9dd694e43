# METADATA
# title: The forecast is updated every month
# description: >-
#   A forecast is gone through once a month, even when no figure changes. One month
#   missed is a warning, two are an error. The day of the month is our default.
# custom:
#   clauses: [DG-MNT-5b, DG-FIN-4]
#   entails: true
#   judges: group
#   remedy: Go through the forecast and put the day in `finance.forecast_updated`.
package dgcheck.rules.guide.forecast_updated_monthly

import data.dgcheck.lib.dates

results contains object.union({"subject": "group", "at": ["finance", "forecast_updated"]}, judged)

judged := {"verdict": "fail", "because": "Finance does not say when the forecast was last updated.", "due": asked.due} if {
	count(given) == 0
} else := {
	"verdict": "not-assessed",
	"because": $"The forecast was updated on {dates.on(min(given))}, which is after the day we judge.",
} if {
	min(given) > dates.today
} else := object.union(
	{
		"because": $"The forecast was last updated on {dates.on(latest)}, {dates.days_ago(latest)}.",
		"due": asked.due,
	},
	level,
)

given := {day | some day in input.finance.forecast_updated_days; dates.given(day)}

latest := dates.newest(given)

# asked is the update that is due by now, and the one before it.
asked := data.calendar.forecast_update

level := {"verdict": "pass", "due": asked.next[substring(dates.iso(latest), 0, 7)]} if {
	latest >= asked.from_day
} else := {"verdict": "fail", "severity": "warning"} if {
	latest >= asked.missed_from_day
} else := {"verdict": "fail"}
