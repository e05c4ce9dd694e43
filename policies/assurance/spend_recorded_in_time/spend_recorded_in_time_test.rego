package dgcheck.rules.assurance.spend_recorded_in_time_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.assurance.spend_recorded_in_time as rule

kept := data.examples.assurance.spend_recorded_in_time.kept

broken := data.examples.assurance.spend_recorded_in_time.broken

results(declared) := found if found := rule.results with input as declared

# about returns the result for the third entry of spending, committed on 19 October.
about(declared) := found if found := judged.told_due(rule)[2] with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

unrecorded := json.patch(kept, changes.undated("/spend/2/recorded_on"))

test_spending_recorded_within_two_weeks_passes if {
	verdicts(kept) == {0: "pass", 1: "pass", 2: "pass"}
}

test_the_fourteenth_day_is_in_time_and_the_fifteenth_is_not if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-02"))) == about(kept)
	about(broken) == "fail by 2026-11-02"
}

test_spending_may_be_recorded_before_it_is_committed if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-10-01"))) == about(kept)
	about(json.patch(kept, changes.dated("/spend/2/committed_on", "2026-12-01"))) == about(kept)
}

test_spending_that_is_not_recorded_is_not_due_for_fourteen_days if {
	about(json.patch(unrecorded, changes.dated("/spend/2/committed_on", "2026-11-08"))) == "not-due by 2026-11-22"
	about(json.patch(unrecorded, changes.dated("/spend/2/committed_on", "2026-11-07"))) == "fail by 2026-11-21"
}

test_what_came_late_cannot_be_made_good_and_what_is_missing_can if {
	{result.remedy | some result in results(broken)} != set()
	{result.remedy | some result in results(unrecorded)} == set()
}

test_a_record_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-23"))) == "fail by 2026-11-02"
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged if {
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == "not-assessed at committed_on"
}

written_on(on) := seen.with_history(kept, "complete", "2026-01-01", [[$"spend/{kept.spend[2].id}", "recorded", on, kept.spend[2].recorded_on]])

test_a_day_that_was_written_late_is_said_and_stands if {
	verdicts(written_on("2026-11-20")) == verdicts(kept)
	contains(results(written_on("2026-11-20"))[2].pass, "the day was written on 20 November 2026")
	results(written_on("2026-10-20"))[2].pass == ""
}
