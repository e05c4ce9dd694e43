# METADATA
# title: The forecast is broken down
# description: >-
#   A forecast that is one sum a month hides what the money is for. Each month that
#   stands on its forecast is split into at least two lines, or into lines for single
#   services. The number of lines is our default. A month without any forecast is
#   judged where forecasts are asked for, and a closed month with an actual needs none.
# custom:
#   clauses: [DG-FIN-3]
#   entails: true
#   judges: group
#   at: finance.rows
#   remedy: Move the figures from `finance.months` into a CSV file named under `finance.files`, with the columns `month`, `line`, `service`, `forecast` and `actual`, and give each month two lines or more, or lines for single services.
package dgcheck.rules.guide.forecast_detail

import data.dgcheck.lib.dates
import data.dgcheck.lib.finance
import data.dgcheck.lib.rows

result := {"attested": "Amounts are private; the group vouches for the detail of its forecast.", "at": ["finance", "evidence"]} if {
	finance.private
	input.finance.evidence != ""
} else := {
	"not-assessed": "Amounts are private, and nothing shows where the forecast is kept.",
	"at": ["finance", "evidence"],
	"remedy": "Give the address of the forecast in `finance.evidence`; only those allowed to need be able to open it.",
} if {
	finance.private
} else := {"not-applicable": "No month still to be spent has a forecast yet.", "at": ["finance"]} if {
	count(foreseen) == 0
} else := {"pass": "The forecast is broken down."} if {
	count(coarse) == 0
} else := {
	"not-due": $"{said}. The forecast of the year is due by {dates.long(finance.forecast_due)}.",
	"at": sums.at,
	"due": finance.forecast_due,
	"rests_on": lines,
} if {
	sums := finance.of(coarse[0])
	data.calendar.today.date <= finance.forecast_due
} else := {"fail": $"{said}.", "at": sums.at, "rests_on": lines} if {
	sums := finance.of(coarse[0])
}

# foreseen has the months of the year for which only the forecast counts.
foreseen := [month |
	some month in finance.this_year
	sums := finance.of(month)
	sums.forecasts > 0
	not spent(month, sums)
]

spent(month, sums) if {
	month.closed
	sums.actuals > 0
}

coarse := [month |
	some month in foreseen
	sums := finance.of(month)
	sums.forecasts < data.params.finance.min_lines
	not by_service(sums)
]

# by_service is true if a line of the month names the service of its forecast.
by_service(sums) if {
	some place in rows.of(sums)
	row := input.finance.rows[place]
	is_number(row.forecast_pence)
	not row.service in {"", "group"}
}

lines := [path | some month in coarse; some path in finance.of(month).rests_on]

said := $"The forecast for {coarse[0].name} is not broken down into {data.params.finance.min_lines} lines or into services" if {
	count(coarse) == 1
} else := $"The forecasts for {count(coarse)} months, from {coarse[0].name} on, are not broken down into {data.params.finance.min_lines} lines or into services"
