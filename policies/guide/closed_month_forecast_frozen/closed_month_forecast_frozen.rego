# METADATA
# title: The forecast of a closed month stands
# description: >-
#   What a month was expected to cost says something only while it stands: once the
#   month is over, its actuals say what it did cost, and changes of mind belong into the
#   months ahead. How a forecast stood when its month closed is known from the history
#   of the files alone. No source forbids a change, so this is a warning.
# custom:
#   clauses: [DG-FIN-4]
#   judges: months
#   at: finance.rows
#   evidence: history
#   remedy: Set the forecast of the month back to what it was when the month closed, and put what has changed into the months ahead.
package dgcheck.rules.guide.closed_month_forecast_frozen

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.finance
import data.dgcheck.lib.history

result := {"not-applicable": "Amounts are private, so the forecasts of closed months are looked after where they are kept.", "at": ["finance", "mode"]} if {
	finance.private
} else := {"not-assessed": "How the forecasts of closed months stood is in the history of the files, which was not looked at; `dgcheck check --history` looks at it."} if {
	not evidence.asked("history")
} else := {"not-assessed": $"How the forecasts of closed months stood is in the history of the files. {history.unlooked}"} if {
	not looked_at
} else := {"not-applicable": "No month of the financial year is over."} if {
	count(closed) == 0
}

results := {month.month: object.union({"at": sums.at, "rests_on": sums.rests_on}, judged(month, sums)) |
	not finance.private
	looked_at
	some month in closed
	sums := finance.of(month)
}

# looked_at is true if the history is known for at least today.
looked_at if history.looked(dates.today, dates.today) == "complete"

# closed has the months of this financial year that are over.
closed := [month | some month in finance.this_year; month.closed]

judged(month, sums) := {"pass": $"The forecast of {month.name} stands as it was when the month closed."} if {
	same(stood(month), sums)
	stood(month).seen_day <= month.last_day
} else := {"not-assessed": $"The history of the files begins on {evidence.day(stood(month))}, when {month.name} had closed. Its forecast has not changed since."} if {
	same(stood(month), sums)
} else := {"pass": $"{month.name} has its actuals in place of a forecast."} if {
	sums.forecasts == 0
	sums.actuals > 0
} else := {"fail": $"The forecast of {month.name} is not what it was when the month had closed{when(month)}."} if {
	stood(month)
} else := {"not-assessed": $"We cannot tell how the forecast of {month.name} stood when the month closed. {history.unlooked}"} if {
	history.looked(month.last_day, dates.today) == "incomplete"
} else := {"pass": $"No forecast of {month.name} stood when the month closed, so none was changed."}

# stood returns the forecast of a month on the day it ended. If the history begins
# later, it is the forecast at that beginning.
stood(month) := evidence.last(["finance", month.month], "forecast-at")

same(fact, sums) if {
	sums.forecasts > 0
	fact.says == $"{sums.forecast_pence}"
}

when(month) := $"; it was changed on {evidence.day(fact)}" if {
	fact := evidence.last(["finance", month.month], "forecast")
	fact.seen_day > month.last_day
} else := ""
