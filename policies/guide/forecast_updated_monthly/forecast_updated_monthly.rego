# METADATA
# title: The forecast is updated every month
# description: >-
#   A forecast is gone through once a month, even when no figure changes. One month
#   missed is a warning, two are an error. The day of the month is our default. A
#   forecast that the history of the files shows as changed was updated on that day.
# custom:
#   clauses: [DG-MNT-5b, DG-FIN-4]
#   entails: true
#   judges: group
#   evidence: history
#   at: finance.forecast_updated
#   remedy: Go through the forecast and put the day in `finance.forecast_updated`.
package dgcheck.rules.guide.forecast_updated_monthly

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.finance
import data.dgcheck.lib.history

result := {"not-assessed": $"We cannot tell when the forecast was last updated, as no day is given. {history.unlooked}", "due": asked.due} if {
	count(given) == 0
	silent
	looked == "incomplete"
} else := {"fail": "Finance does not say when the forecast was last updated.", "due": asked.due} if {
	count(given | seen) == 0
} else := {"not-assessed": $"The forecast was updated on {dates.on(min(given))}, which is after the day we judge."} if {
	min(given | seen) > dates.today
} else := {"pass": $"{last}{beside}", "due": asked.next[substring(dates.iso(latest), 0, 7)]} if {
	latest >= asked.from_day
} else := {"fail": $"{last}{beside}", "severity": "warning", "due": asked.due} if {
	latest >= asked.missed_from_day
} else := {"fail": $"{last}{beside}", "due": asked.due}

last := $"The forecast was changed on {dates.on(latest)}, {dates.days_ago(latest)}, which counts as an update." if {
	latest in seen
	not latest in given
} else := $"The forecast was last updated on {dates.on(latest)}, {dates.days_ago(latest)}."

given := {day | some day in input.finance.forecast_updated_days; dates.given(day)}

# seen has the days on which the history shows a change to the forecast of a month.
seen := {fact.seen_day | some fact in evidence.below(["finance"], "forecast")}

# silent is true if no change was seen in time.
silent if count({day | some day in seen; day >= asked.from_day}) == 0

latest := dates.newest(given | seen)

# beside is a sentence about what the history shows. It follows the declared day.
beside := "" if {
	finance.private
} else := $" {history.unlooked}" if {
	looked == "incomplete"
} else := " No figure changed with it, so only the day is new." if {
	looked == "complete"
	silent
	latest >= asked.from_day
} else := ""

looked := history.looked(asked.from_day, dates.today)

# asked has the day of the update that is due now, and that of the one before.
asked := data.calendar.forecast_update
