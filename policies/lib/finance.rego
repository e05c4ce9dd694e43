# METADATA
# title: Months of finance
# description: >-
#   Which months are asked for, and what the finance table says of each. The
#   reader sums the table up by month in input.finance.by_month.
package dgcheck.lib.finance

import data.dgcheck.lib.dates
import data.dgcheck.lib.groups

# asked is true if the group needs finance for the month.
asked(month) if {
	month.month >= groups.asked_from
	month.month <= groups.asked_to
}

# with_actuals has the months that have begun: those of this year, and those of last
# year while their actuals can still be posted.
with_actuals := [month |
	some month in data.calendar.months
	month.month <= data.calendar.today.month
	month.month >= data.calendar.actuals_from
	asked(month)
]

# this_year has the months of the financial year for which the group needs finance.
this_year := [month |
	some month in data.calendar.months
	month.year == data.calendar.year.label
	asked(month)
]

# of returns the sums of a month. If a month has no line, its result depends on the
# lines whose month could not be read: any of them may be its line.
of(month) := object.get(input.finance.by_month, month.month, nothing)

nothing := {
	"at": ["finance", "rows"],
	"rests_on": object.get(input.finance.by_month, ["", "rests_on"], []),
	"lines": 0,
	"forecasts": 0,
	"actuals": 0,
}

# place says where the group should write its amounts: in its finance files or under
# `months`, whichever it uses, since amounts in both would count twice.
place := $"in the finance file `{input.finance.files[0]}`" if {
	count(input.finance.files) == 1
} else := "in the finance file of that year" if {
	count(input.finance.files) > 1
} else := "under `finance.months`" if {
	count(input.finance.rows) > 0
} else := "in the finance file, under `finance.months` or from a spreadsheet by `dgcheck import finance`"

private if input.finance.mode == "headline"

# forecast_due is the day by which the forecast of the year is due. A group founded
# in the year has as many days as any new group.
forecast_due := dates.iso(input.group.founded_day + data.params.onboarding.days) if {
	groups.asked_from >= data.calendar.year.first
} else := data.calendar.year.forecast_due
