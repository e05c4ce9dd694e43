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
#   asked: forecast
#   remedy: Give `forecast` for the month in pounds, in the finance file, under `finance.months` or from a spreadsheet by `dgcheck import finance`; write 0 if nothing will be spent.
package dgcheck.rules.guide.forecast_current_fy

import data.dgcheck.lib.dates
import data.dgcheck.lib.finance

result := {"attested": "Amounts are private; the group vouches for its forecast.", "at": ["finance", "evidence"]} if {
	finance.private
	input.finance.evidence != ""
} else := {
	"fail": "Amounts are private, but nothing shows where the forecast is kept.",
	"at": ["finance", "evidence"],
	"remedy": "Give the address of the forecast in `finance.evidence`; only those allowed to need be able to open it.",
} if {
	finance.private
}

results := {month.month: result_of |
	not finance.private
	some month in finance.this_year
	sums := finance.of(month)
	result_of := object.union(
		{"at": sums.at, "rests_on": sums.rests_on, "due": finance.forecast_due},
		judged(month, sums),
	)
}

judged(month, sums) := {"pass": $"{month.name} has a forecast."} if {
	sums.forecasts > 0
} else := {"pass": $"{month.name} is closed and has an actual."} if {
	month.closed
	sums.actuals > 0
} else := {"not-due": $"{month.name} has no forecast yet. It is due by {dates.long(finance.forecast_due)}."} if {
	data.calendar.today.date <= finance.forecast_due
} else := {
	"fail": $"We could not find a forecast for {month.name}. It was due by {dates.long(finance.forecast_due)}.",
	"remedy": $"Give `forecast` for the month in pounds {finance.place}; write 0 if nothing will be spent.",
}
