package dgcheck.lib.dates_test

import data.dgcheck.lib.dates

# Day 0 is 1 January 1970. Today is 22 November 2026.
document := {"as_of_day": 20779}

test_today_is_the_day_we_judge if {
	dates.iso(dates.today) == "2026-11-22" with input as document
}

test_a_day_that_was_not_given_is_neither_past_nor_to_come if {
	not dates.given(null)
	not dates.past(null) with input as document
	not dates.later(null) with input as document
}

test_today_is_past_and_tomorrow_is_later if {
	dates.given(0)
	dates.past(20779) with input as document
	not dates.later(20779) with input as document
	dates.later(20780) with input as document
	not dates.past(20780) with input as document
}

test_by_holds_up_to_the_limit_and_never_without_a_day if {
	dates.by(1, 2)
	dates.by(2, 2)
	not dates.by(3, 2)
	not dates.by(null, 2)
	not dates.by(1, null)
	not dates.by(null, null)
}

test_between_includes_both_ends if {
	dates.between(1, 1, 3)
	dates.between(3, 1, 3)
	not dates.between(0, 1, 3)
	not dates.between(4, 1, 3)
	not dates.between(2, null, 3)
	not dates.between(2, 1, null)
	not dates.between(null, 1, 3)
}

test_the_newest_of_some_days_is_the_last_that_has_come if {
	dates.newest([20700, 20779, 20780, null]) == 20779 with input as document
}

test_there_is_no_newest_where_none_has_come if {
	not dates.newest([]) with input as document
	not dates.newest([null, 20780]) with input as document
}

test_days_are_written_as_people_do if {
	dates.long("2026-11-06") == "6 November 2026"
	dates.long("2026-01-31") == "31 January 2026"
	dates.long("2026-10-10") == "10 October 2026"
	dates.long("2028-02-29") == "29 February 2028"
	dates.long("2026-12-20") == "20 December 2026"
	dates.on(20779) == "22 November 2026"
	dates.on(20794) == "7 December 2026"
}

test_every_month_has_its_name if {
	[name | some n in numbers.range(1, 12); name := dates.month_name(sprintf("2026-%02d", [n]))] == [
		"January 2026", "February 2026", "March 2026", "April 2026", "May 2026", "June 2026",
		"July 2026", "August 2026", "September 2026", "October 2026", "November 2026", "December 2026",
	]
}

test_what_is_no_date_or_month_has_no_name if {
	not dates.long("")
	not dates.month_name("")
	not dates.month_count("")
}

test_months_can_be_counted_over_the_end_of_a_year if {
	dates.month_count("2026-10") - dates.month_count("2026-08") == 2
	dates.month_count("2027-01") - dates.month_count("2026-12") == 1
	dates.month_count("2027-03") - dates.month_count("2026-03") == 12
}

test_a_day_number_is_written_as_a_date if {
	dates.iso(0) == "1970-01-01"
	dates.iso(-1) == "1969-12-31"
	dates.iso(364) == "1970-12-31"
	dates.iso(365) == "1971-01-01"
	dates.iso(20779) == "2026-11-22"
}

# From 1970 to the year 2243 OPA formats the day as it is. Other days are shifted
# first.
test_days_are_written_alike_on_both_sides_of_either_limit if {
	[dates.iso(day) | some day in [-2, -1, 0, 1]] == ["1969-12-30", "1969-12-31", "1970-01-01", "1970-01-02"]
	[dates.iso(day) | some day in [99998, 99999, 100000, 100001]] == ["2243-10-15", "2243-10-16", "2243-10-17", "2243-10-18"]
	[dates.on(day) | some day in [-2, -1, 0, 1]] == ["30 December 1969", "31 December 1969", "1 January 1970", "2 January 1970"]
	[dates.on(day) | some day in [99998, 99999, 100000, 100001]] == ["15 October 2243", "16 October 2243", "17 October 2243", "18 October 2243"]
}

test_a_day_that_was_not_given_is_not_written if {
	not dates.iso(null)
	not dates.on(null)
	not dates.days_ago(null) with input as document
}

test_leap_days_are_where_the_calendar_has_them if {
	dates.iso(789) == "1972-02-29"
	dates.iso(790) == "1972-03-01"
	dates.iso(11016) == "2000-02-29"
	dates.iso(11017) == "2000-03-01"
	dates.iso(21243) == "2028-02-29"
}

test_years_of_full_hundreds_have_no_leap_day_unless_they_are_fourth if {
	dates.iso(-25509) == "1900-02-28"
	dates.iso(-25508) == "1900-03-01"
	dates.iso(47540) == "2100-02-28"
	dates.iso(47541) == "2100-03-01"
	dates.iso(157053) == "2399-12-31"
	dates.iso(157112) == "2400-02-28"
	dates.iso(157113) == "2400-02-29"
	dates.iso(157114) == "2400-03-01"
}

test_the_first_and_the_last_year_that_can_be_written_have_four_digits if {
	dates.iso(2932896) == "9999-12-31"
	dates.iso(-719162) == "0001-01-01"
	dates.iso(-719528) == "0000-01-01"
	dates.on(-719162) == "1 January 0001"
	dates.on(2932896) == "31 December 9999"
}

test_how_long_ago_is_said_in_words if {
	dates.days_ago(20779) == "today" with input as document
	dates.days_ago(20778) == "yesterday" with input as document
	dates.days_ago(20777) == "2 days ago" with input as document
	not dates.days_ago(20780) with input as document
}
