# METADATA
# title: Quarters of the financial year
# description: >-
#   Quarters are named as groups write them, 2026-27-Q2. The runner lists them
#   in data.calendar.quarters: those that are over, then the running one and the
#   next.
package dgcheck.lib.quarters

import data.dgcheck.lib.dates

# asked has the quarters that are over and began after the group was founded. If
# the group does not say when it was founded, it has those of this financial
# year.
asked := [quarter |
	some quarter in data.calendar.quarters
	quarter.closed
	quarter.first_day >= since
]

since := input.group.founded_day if {
	dates.given(input.group.founded_day)
} else := min([quarter.first_day | some quarter in data.calendar.quarters; quarter.first >= data.calendar.year.first])

# running is the quarter of the day judged, and next the one after it.
running := data.calendar.quarters[count(data.calendar.quarters) - 2]

next := data.calendar.quarters[count(data.calendar.quarters) - 1]

# of returns the label of the quarter that contains a date. It is undefined if there
# is no date.
of(date) := $"{year}-{substring(sprintf("%d", [year + 1]), 2, 2)}-Q{floor((months % 12) / 3) + 1}" if {
	[written, month, _] := split(date, "-")
	months := ((to_number(written) * 12) + to_number(trim_left(month, "0"))) - data.params.fy.start_month
	year := floor(months / 12)
}
