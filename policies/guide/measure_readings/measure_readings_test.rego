package dgcheck.rules.guide.measure_readings_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.measure_readings as rule

kept := data.examples.guide.measure_readings.kept

broken := data.examples.guide.measure_readings.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

changed(change) := told_due(json.patch(kept, change))

reading(date, value) := {"date": date, "date_day": changes.day(date), "value": value}

reads(list) := changes.set("/outcomes/0/measures/0/readings", list)

test_a_measure_that_was_read_lately_passes if {
	told_due(kept) == {0: {0: "pass by 2027-02-07"}}
}

test_a_measure_that_was_read_long_ago_fails if {
	told_due(broken) == {0: {0: "fail by 2026-11-08"}}
}

test_a_hundred_days_are_in_time_and_one_more_is_not if {
	changed(reads([reading("2026-08-14", 61)])) == {0: {0: "pass by 2026-11-22"}}
	changed(reads([reading("2026-08-13", 61)])) == {0: {0: "fail by 2026-11-21"}}
}

test_a_measure_without_a_reading_fails if {
	changed(reads([])) == {0: {0: "fail"}}
}

test_a_reading_without_a_day_or_a_figure_is_none if {
	changed(reads([{"date": "", "date_day": null, "value": 61}])) == changed(reads([]))
	changed(reads([reading("2026-10-30", null)])) == changed(reads([]))
}

test_a_reading_of_nil_is_one if {
	changed(reads([reading("2026-10-30", 0)])) == told_due(kept)
}

test_a_reading_after_the_day_we_judge_is_left_out if {
	changed(reads([reading("2026-11-22", 61)])) == {0: {0: "pass by 2027-03-02"}}
	changed(reads([reading("2026-11-23", 61)])) == changed(reads([]))
}

test_the_latest_reading_counts_wherever_it_stands if {
	changed(reads([reading("2026-10-30", 61), reading("2026-07-31", 58)])) == told_due(kept)
	changed(reads([reading("2026-07-31", 58), reading("2026-10-30", 61)])) == told_due(kept)
}

said(list) := found if found := judged.messages(rule)[0][0] with input as json.patch(kept, reads(list))

test_several_readings_show_how_it_went_from_the_first_to_the_latest if {
	several := said([reading("2026-10-30", 61), reading("2026-04-30", 52), reading("2026-07-31", 58)])
	contains(several, "61")
	contains(several, "30 April 2026 it went from 52 to 61")
	not contains(several, "58")
}

test_a_single_reading_shows_no_trend if {
	not contains(said([reading("2026-10-30", 61)]), "it went")
	not contains(said([reading("2026-10-30", 61), reading("2026-10-30", 62)]), "it went")
}

test_a_measure_without_a_unit_is_judged_alike if {
	changed(changes.set("/outcomes/0/measures/0/unit", "")) == told_due(kept)
}

test_each_measure_is_judged_by_itself if {
	second := json.patch(kept.outcomes[0].measures[0], array.concat(changes.set("/subject", "outcome:healthier-soil/worms"), changes.set("/readings", [])))
	changed(changes.add("/outcomes/0/measures/-", second)) == object.union(told_due(kept), {0: {1: "fail"}})
}

test_an_outcome_without_a_measure_is_not_asked if {
	changed(changes.set("/outcomes/0/measures", [])) == {0: "not-applicable at measures"}
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		inactive := json.patch(broken, changes.set("/outcomes/0/status", status))
		told_due(inactive) == {0: "not-applicable at status"}
		told_due(json.patch(inactive, changes.set("/outcomes/0/measures", []))) == told_due(inactive)
	}
}

test_without_any_outcome_it_says_nothing if {
	changed(changes.set("/outcomes", [])) == {}
}
