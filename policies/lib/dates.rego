# METADATA
# title: Days
# description: >-
#   Dates reach a policy twice: as the text that was written (`held_on`) and as
#   a number of days (`held_on_day`), null where no date was given. Null sorts
#   below every number, so days are compared here and not in the rules.
package dgcheck.lib.dates

# today as a number of days.
today := input.as_of_day

# given: a date was written and could be read.
given(day) if is_number(day)

# known is the day, or day 0 where none was given.
known(day) := day if {
	is_number(day)
} else := 0

# past: the date is today or earlier.
past(day) if {
	is_number(day)
	day <= today
}

# later: the date is after today.
later(day) if {
	is_number(day)
	day > today
}

# by: the date is on or before another.
by(day, limit) if {
	is_number(day)
	is_number(limit)
	day <= limit
}

# between: the date lies between two others, both included.
between(day, first, last) if {
	by(first, day)
	by(day, last)
}

# newest of some days that are today or earlier; undefined where there is none.
newest(days) := max({day | some day in days; past(day)})

# long writes a date as people do: 6 November 2026.
long(date) := $"{trim_left(day, "0")} {months[to_number(trim_left(month, "0")) - 1]} {year}" if {
	[year, month, day] := split(date, "-")
}

# on writes a day number as people do.
on(day) := time.format([day * 86400000000000, "UTC", "2 January 2006"]) if {
	day >= 0
	day < 100000
} else := long(iso(day))

# month_name writes a month (YYYY-MM) as people do: October 2026.
month_name(month) := $"{months[to_number(trim_left(number, "0")) - 1]} {year}" if [year, number] := split(month, "-")

# month_count numbers months (YYYY-MM) so that they can be counted.
month_count(month) := (to_number(year) * 12) + to_number(trim_left(number, "0")) if [year, number] := split(month, "-")

# iso writes a day number as YYYY-MM-DD. OPA counts time in nanoseconds, which
# end in the year 2262, so a day far from 1970 is first brought near to it: the
# calendar repeats itself every 400 years, which are 146097 days.
iso(day) := time.format([day * 86400000000000, "UTC", "2006-01-02"]) if {
	day >= 0
	day < 100000
} else := sprintf("%04d-%02d-%02d", [year + (rounds * 400), month, dom]) if {
	is_number(day)
	rounds := floor((day + 800000) / 146097) - 5
	[year, month, dom] := time.date((day - (rounds * 146097)) * 86400000000000)
}

# days_ago says how long ago a day was, in words.
days_ago(day) := "today" if day == today

days_ago(day) := "yesterday" if day == today - 1

days_ago(day) := $"{today - day} days ago" if {
	is_number(day)
	day < today - 1
}

months := [
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
]
