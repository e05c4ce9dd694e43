package dgcheck.lib.quarters_test

import data.dgcheck.lib.quarters

test_a_date_lies_in_a_quarter_of_the_financial_year if {
	quarters.of("2026-04-01") == "2026-27-Q1"
	quarters.of("2026-09-30") == "2026-27-Q2"
	quarters.of("2026-12-31") == "2026-27-Q3"
	quarters.of("2027-01-01") == "2026-27-Q4"
	quarters.of("2027-03-31") == "2026-27-Q4"
	quarters.of("1999-04-01") == "1999-00-Q1"
}

test_without_a_date_there_is_no_quarter if not quarters.of("")

labels(founded) := {quarter.quarter | some quarter in asked(founded)}

asked(founded) := list if list := quarters.asked with input as {"group": {"founded_day": founded}}

test_quarters_are_asked_that_began_after_the_group if {
	# 1 January 2026 and the day after.
	labels(20454) == {"2025-26-Q4", "2026-27-Q1", "2026-27-Q2"}
	labels(20455) == {"2026-27-Q1", "2026-27-Q2"}
}

test_without_a_founding_day_this_years_quarters_are_asked if {
	labels(null) == {"2026-27-Q1", "2026-27-Q2"}
}

test_the_running_quarter_and_the_next_follow if {
	quarters.running.quarter == "2026-27-Q3"
	quarters.next.quarter == "2026-27-Q4"
	quarters.running.name == "October to December 2026"
}
