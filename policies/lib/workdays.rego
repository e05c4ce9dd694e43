# METADATA
# title: Working days
# description: >-
#   Monday to Friday without the bank holidays of England, which the runner lists
#   as day numbers in data.calendar.holidays.
package dgcheck.lib.workdays

# after returns the nth working day after a day.
after(day, n) := working[n - 1] if {
	# Of any fourteen days, at least six are working days, also at Christmas.
	working := [next |
		some next in numbers.range(day + 1, (day + (n * 3)) + 14)
		counts(next)
	]
}

# counts is true if a day is a working day. Day 0, 1 January 1970, was a Thursday.
counts(day) if {
	weekday := (day + 4) % 7
	weekday > 0
	weekday < 6
	not day in holidays
}

holidays := {day | some day in data.calendar.holidays}
