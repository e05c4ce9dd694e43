# METADATA
# title: Days
# description: >-
#   Dates reach a policy twice: as the text that was written (`held_on`) and as
#   a number of days (`held_on_day`), null where no date was given. Null sorts
#   below every number, so days are compared here and not in the rules.
package dgcheck.lib.dates

# today is the day judged, as a number of days since 1970.
today := input.as_of_day

# given is true if a date was declared and could be read.
given(day) if is_number(day)

# known returns a day, or 0 if it is not given.
known(day) := day if {
	is_number(day)
} else := 0

# past is true if a day is today or earlier.
past(day) if {
	is_number(day)
	day <= today
}

# later is true if a day is after today.
later(day) if {
	is_number(day)
	day > today
}

# by is true if a day is on or before another.
by(day, limit) if {
	is_number(day)
	is_number(limit)
	day <= limit
}

# between is true if a day is from first to last, both included.
between(day, first, last) if {
	by(first, day)
	by(day, last)
}

# newest returns the latest of the days up to today. It is undefined if there is none.
newest(days) := max({day | some day in days; past(day)})

# long returns a date (YYYY-MM-DD) in words: 6 November 2026.
long(date) := $"{trim_left(day, "0")} {months[to_number(trim_left(month, "0")) - 1]} {year}" if {
	[year, month, day] := split(date, "-")
}

# on returns the date of a day number in words.
on(day) := time.format([day * 86400000000000, "UTC", "2 January 2006"]) if {
	day >= 0
	day < 100000
} else := long(iso(day))

# month_name returns a month (YYYY-MM) in words: October 2026.
month_name(month) := $"{months[to_number(trim_left(number, "0")) - 1]} {year}" if [year, number] := split(month, "-")

# month_count returns a number for a month (YYYY-MM), one higher for each next month.
month_count(month) := (to_number(year) * 12) + to_number(trim_left(number, "0")) if [year, number] := split(month, "-")

# iso returns the date of a day number as YYYY-MM-DD. OPA counts time in
# nanoseconds, which end in the year 2262. So it shifts a day far from 1970 by
# multiples of 400 years (146097 days), after which the calendar repeats itself.
iso(day) := time.format([day * 86400000000000, "UTC", "2006-01-02"]) if {
	day >= 0
	day < 100000
} else := sprintf("%04d-%02d-%02d", [year + (rounds * 400), month, dom]) if {
	is_number(day)
	rounds := floor((day + 800000) / 146097) - 5
	[year, month, dom] := time.date((day - (rounds * 146097)) * 86400000000000)
}

# days_ago returns in words how many days ago a day was.
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
