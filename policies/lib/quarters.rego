# METADATA
# title: Quarters of the financial year
# description: >-
#   Quarters are named as groups write them, 2026-27-Q2. The runner lists them
#   in data.calendar.quarters: those that are over, then the running one and the
#   next.
package dgcheck.lib.quarters

import data.dgcheck.lib.dates

# asked are the quarters that are over and began when the group was there
# already; of a group that does not say when it was founded, those of this
# financial year.
asked := [quarter |
	some quarter in data.calendar.quarters
	quarter.closed
	quarter.first_day >= since
]

since := input.group.founded_day if {
	dates.given(input.group.founded_day)
} else := min([quarter.first_day | some quarter in data.calendar.quarters; quarter.first >= data.calendar.year.first])

# running is the quarter of the day we judge, next the one after it.
running := data.calendar.quarters[count(data.calendar.quarters) - 2]

next := data.calendar.quarters[count(data.calendar.quarters) - 1]

# of is the label of the quarter in which a date lies; undefined where there is
# no date.
of(date) := $"{year}-{substring(sprintf("%d", [year + 1]), 2, 2)}-Q{floor((months % 12) / 3) + 1}" if {
	[written, month, _] := split(date, "-")
	months := ((to_number(written) * 12) + to_number(trim_left(month, "0"))) - data.params.fy.start_month
	year := floor(months / 12)
}
