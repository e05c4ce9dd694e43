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
on(day) := long(iso(day))

# month_name writes a month (YYYY-MM) as people do: October 2026.
month_name(month) := $"{months[to_number(trim_left(number, "0")) - 1]} {year}" if [year, number] := split(month, "-")

# month_count numbers months (YYYY-MM) so that they can be counted.
month_count(month) := (to_number(year) * 12) + to_number(trim_left(number, "0")) if [year, number] := split(month, "-")

# iso writes a day number as YYYY-MM-DD. It counts for itself (the civil
# calendar in eras of 400 years that begin on 1 March) because nanoseconds, in
# which OPA formats times, end in the year 2262.
iso(day) := $"{year}-{two(month)}-{two(dom)}" if {
	shifted := day + 719468
	era := floor(shifted / 146097)
	doe := shifted - (era * 146097)
	yoe := floor((((doe - floor(doe / 1460)) + floor(doe / 36524)) - floor(doe / 146096)) / 365)
	doy := doe - (((365 * yoe) + floor(yoe / 4)) - floor(yoe / 100))
	part := floor(((5 * doy) + 2) / 153)
	dom := (doy - floor(((153 * part) + 2) / 5)) + 1
	month := ((part + 2) % 12) + 1
	year := (yoe + (era * 400)) + turned(month)
}

# January and February belong to the year after the March that began the count.
turned(month) := 1 if month < 3

turned(month) := 0 if month > 2

two(number) := $"0{number}" if number < 10

two(number) := $"{number}" if number > 9

# days_ago says how long ago a day was, in words.
days_ago(day) := "today" if day == today

days_ago(day) := "yesterday" if day == today - 1

days_ago(day) := $"{today - day} days ago" if day < today - 1

months := [
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
]
