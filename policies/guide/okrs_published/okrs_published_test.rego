package dgcheck.rules.guide.okrs_published_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.okrs_published as rule

kept := data.examples.guide.okrs_published.kept

broken := data.examples.guide.okrs_published.broken

result(declared) := found if found := rule.result with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

changed(change) := told_due(json.patch(broken, change))

fails := {"group": "fail"}

okr(period) := {"period": period, "subject": $"okr:{period}", "called": period, "file": "delivery-group.yaml", "outcome": "", "objective": "", "key_results": []}

for_periods(periods) := changes.set("/okrs", [okr(period) | some period in periods])

read_on(date) := changes.dated("/outcomes/0/measures/0/readings/0/date", date)

test_a_recent_reading_of_a_measure_passes if {
	told_due(kept) == {"group": "pass at outcomes/0/measures/0/readings by 2027-02-07"}
}

test_without_any_of_the_three_the_group_fails if {
	told_due(broken) == fails
	changed(changes.set("/outcomes/0/measures", [])) == fails
	changed(changes.set("/outcomes", [])) == fails
}

test_a_reading_of_a_hundred_days_ago_is_recent_and_one_more_is_not if {
	changed(read_on("2026-08-14")) == {"group": "pass at outcomes/0/measures/0/readings by 2026-11-22"}
	changed(read_on("2026-08-13")) == fails
}

test_a_reading_to_come_or_without_a_figure_does_not_count if {
	changed(read_on("2026-11-23")) == fails
	told_due(json.patch(kept, changes.set("/outcomes/0/measures/0/readings/0/value", null))) == fails
}

test_a_measure_of_an_outcome_that_is_not_active_does_not_count if {
	told_due(json.patch(kept, changes.set("/outcomes/0/status", "achieved"))) == fails
}

test_of_several_readings_the_latest_counts if {
	earlier := {"date": "2026-08-31", "date_day": changes.day("2026-08-31"), "value": 58}
	told_due(json.patch(kept, changes.add("/outcomes/0/measures/0/readings/-", earlier))) == told_due(kept)
}

test_objectives_for_the_running_quarter_pass_until_it_ends if {
	changed(for_periods(["2026-27-Q3"])) == {"group": "pass at okrs/0 by 2026-12-31"}
	changed(for_periods(["2026-27-Q2", "2026-27-Q3"])) == {"group": "pass at okrs/1 by 2026-12-31"}
}

test_objectives_for_the_financial_year_pass_until_it_ends if {
	changed(for_periods(["2026-27-Q3", "2026-27"])) == {"group": "pass at okrs/1 by 2027-03-31"}
}

test_early_in_the_year_its_end_is_not_given if {
	early := [quarter | some quarter in data.calendar.quarters; quarter.quarter != "2026-27-Q4"]
	judged.told_due(rule) == {"group": "pass at okrs/0"} with input as json.patch(broken, for_periods(["2026-27"])) with data.calendar.quarters as early
}

test_other_ways_to_write_a_period_are_understood if {
	every period in ["2026-27 Q3", "2026/27-q3", " 2026-27 - Q3 "] {
		changed(for_periods([period])) == changed(for_periods(["2026-27-Q3"]))
	}
}

test_objectives_for_another_time_do_not_count if {
	every period in ["2026-27-Q2", "2026-27-Q4", "2025-26", "2027-28", "2025-26-Q3", ""] {
		changed(for_periods([period])) == fails
	}
}

test_a_link_to_the_objectives_is_enough if {
	changed(changes.set("/okrs_url", "https://example.gov.uk/soil/okrs")) == {"group": "pass at okrs_url"}
}

test_objectives_come_before_a_link_and_a_link_before_a_reading if {
	linked := changes.set("/okrs_url", "https://example.gov.uk/soil/okrs")
	changed(array.concat(linked, for_periods(["2026-27-Q3"]))) == {"group": "pass at okrs/0 by 2026-12-31"}
	told_due(json.patch(kept, linked)) == {"group": "pass at okrs_url"}
}

test_a_fail_rests_on_the_active_outcomes if {
	result(broken).rests_on == [["outcomes", 0]]
	dropped := changes.set("/outcomes/0/status", "dropped")
	result(json.patch(broken, dropped)).rests_on == []
}

test_a_reading_carries_on_where_the_objectives_end if {
	told_due(json.patch(kept, for_periods(["2026-27-Q3"]))) == {"group": "pass at okrs/0 by 2027-02-07"}
}
