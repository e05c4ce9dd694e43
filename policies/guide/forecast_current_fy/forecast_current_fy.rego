# METADATA
# title: Every month of the financial year has a forecast
# description: >-
#   Spending can be put in order only when it is foreseen. Each month of the current
#   financial year, from the one in which the group was founded, has a forecast; a
#   closed month with an actual needs none. A new year's forecast is due on 30 April,
#   which is our default.
# custom:
#   clauses: [DG-MNT-5a, DG-FIN-3]
#   entails: true
#   judges: months
#   remedy: Give `forecast` for the month in pounds, under `finance.months` or in the finance file; write 0 if nothing will be spent.
package dgcheck.rules.guide.forecast_current_fy

import data.dgcheck.lib.dates
import data.dgcheck.lib.finance

results contains private if finance.private

results contains object.union(
	{
		"subject": $"month:{month.month}",
		"at": sums.at,
		"rests_on": sums.rests_on,
		"due": finance.forecast_due,
	},
	judged(month, sums),
) if {
	not finance.private
	some month in data.calendar.months
	month.year == data.calendar.year.label
	finance.asked(month)
	sums := finance.of(month)
}

private := {"subject": "group", "at": ["finance", "evidence"], "verdict": "attested", "because": "Amounts are private; the group vouches for its forecast."} if {
	input.finance.evidence != ""
} else := {
	"subject": "group",
	"at": ["finance", "evidence"],
	"verdict": "fail",
	"because": "Amounts are private, but nothing shows where the forecast is kept.",
	"remedy": "Give the address of the forecast in `finance.evidence`; only those allowed to need be able to open it.",
}

judged(month, sums) := {"verdict": "pass", "because": $"{month.name} has a forecast."} if {
	sums.forecasts > 0
} else := {"verdict": "pass", "because": $"{month.name} is closed and has an actual."} if {
	month.closed
	sums.actuals > 0
} else := {"verdict": "not-due", "because": $"{month.name} has no forecast yet. It is due by {dates.long(finance.forecast_due)}."} if {
	data.calendar.today.date <= finance.forecast_due
} else := {"verdict": "fail", "because": $"We could not find a forecast for {month.name}. It was due by {dates.long(finance.forecast_due)}."}
