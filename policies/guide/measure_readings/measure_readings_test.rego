package dgcheck.rules.guide.measure_readings_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.measure_readings as rule

kept := data.examples.guide.measure_readings.kept

broken := data.examples.guide.measure_readings.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at, object.get(result, "due", "")] | some result in results(declared)}

changed(change) := judged(json.patch(kept, change))

subject := "outcome:healthier-soil/soil-score"

readings := ["outcomes", 0, "measures", 0, "readings"]

reading(date, value) := {"date": date, "date_day": changes.day(date), "value": value}

reads(list) := changes.set("/outcomes/0/measures/0/readings", list)

test_a_measure_that_was_read_lately_passes if {
	judged(kept) == {[subject, "pass", readings, "2027-02-07"]}
}

test_a_measure_that_was_read_long_ago_fails if {
	judged(broken) == {[subject, "fail", readings, "2026-11-08"]}
}

test_a_hundred_days_are_in_time_and_one_more_is_not if {
	changed(reads([reading("2026-08-14", 61)])) == {[subject, "pass", readings, "2026-11-22"]}
	changed(reads([reading("2026-08-13", 61)])) == {[subject, "fail", readings, "2026-11-21"]}
}

test_a_measure_without_a_reading_fails if {
	changed(reads([])) == {[subject, "fail", readings, ""]}
}

test_a_reading_without_a_day_or_a_figure_is_none if {
	changed(reads([{"date": "", "date_day": null, "value": 61}])) == changed(reads([]))
	changed(reads([reading("2026-10-30", null)])) == changed(reads([]))
}

test_a_reading_of_nil_is_one if {
	changed(reads([reading("2026-10-30", 0)])) == judged(kept)
}

test_a_reading_after_the_day_we_judge_is_left_out if {
	changed(reads([reading("2026-11-22", 61)])) == {[subject, "pass", readings, "2027-03-02"]}
	changed(reads([reading("2026-11-23", 61)])) == changed(reads([]))
}

test_the_latest_reading_counts_wherever_it_stands if {
	changed(reads([reading("2026-10-30", 61), reading("2026-07-31", 58)])) == judged(kept)
	changed(reads([reading("2026-07-31", 58), reading("2026-10-30", 61)])) == judged(kept)
}

said(list) := [result.because | some result in results(json.patch(kept, reads(list)))][0]

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
	changed(changes.set("/outcomes/0/measures/0/unit", "")) == judged(kept)
}

test_each_measure_is_judged_by_itself if {
	second := json.patch(kept.outcomes[0].measures[0], array.concat(changes.set("/subject", "outcome:healthier-soil/worms"), changes.set("/readings", [])))
	changed(changes.add("/outcomes/0/measures/-", second)) == judged(kept) | {["outcome:healthier-soil/worms", "fail", ["outcomes", 0, "measures", 1, "readings"], ""]}
}

test_an_outcome_without_a_measure_is_not_asked if {
	changed(changes.set("/outcomes/0/measures", [])) == {["outcome:healthier-soil", "not-applicable", ["outcomes", 0, "measures"], ""]}
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		inactive := json.patch(broken, changes.set("/outcomes/0/status", status))
		judged(inactive) == {["outcome:healthier-soil", "not-applicable", ["outcomes", 0, "status"], ""]}
		judged(json.patch(inactive, changes.set("/outcomes/0/measures", []))) == judged(inactive)
	}
}

test_without_any_outcome_it_says_nothing if {
	changed(changes.set("/outcomes", [])) == set()
}
