package dgcheck.lib.workdays_test

import data.dgcheck.lib.workdays

# 18 December 2026 is a Friday. So are Christmas Day and New Year's Day. The holiday
# for Boxing Day is on Monday 28 December.
christmas := [20812, 20815, 20819]

test_ten_working_days_after_a_day_before_christmas if {
	workdays.after(20805, 10) == 20824 with data.calendar.holidays as christmas
}

test_the_next_working_day_after_a_friday_is_monday if {
	workdays.after(20805, 1) == 20808 with data.calendar.holidays as []
}

test_weekends_and_holidays_do_not_count if {
	counted := [day | some day in [20805, 20806, 20807, 20808, 20812]; workdays.counts(day)] with data.calendar.holidays as christmas
	counted == [20805, 20808]
}
