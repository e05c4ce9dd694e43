package dgcheck.rules.assurance.spend_recorded_in_time_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.spend_recorded_in_time as rule

kept := data.examples.assurance.spend_recorded_in_time.kept

broken := data.examples.assurance.spend_recorded_in_time.broken

results(declared) := found if found := rule.results with input as declared

# about is what is said of the third piece of spending, committed on 19 October.
about(declared) := {[result.subject, result.verdict, result.at[2], object.get(result, "due", "")] |
	some result in results(declared)
	result.at[1] == 2
}

verdicts(declared) := {[result.subject, result.verdict] | some result in results(declared)}

unrecorded := json.patch(kept, changes.undated("/spend/2/recorded_on"))

test_spending_recorded_within_two_weeks_passes if {
	verdicts(kept) == {["spend:sp-1", "pass"], ["spend:sp-2", "pass"], ["spend:sp-3", "pass"]}
}

test_the_fourteenth_day_is_in_time_and_the_fifteenth_is_not if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-02"))) == about(kept)
	about(broken) == {["spend:sp-3", "fail", "recorded_on", "2026-11-02"]}
}

test_spending_may_be_recorded_before_it_is_committed if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-10-01"))) == about(kept)
	about(json.patch(kept, changes.dated("/spend/2/committed_on", "2026-12-01"))) == about(kept)
}

test_spending_that_is_not_recorded_is_not_due_for_fourteen_days if {
	about(json.patch(unrecorded, changes.dated("/spend/2/committed_on", "2026-11-08"))) == {["spend:sp-3", "not-due", "recorded_on", "2026-11-22"]}
	about(json.patch(unrecorded, changes.dated("/spend/2/committed_on", "2026-11-07"))) == {["spend:sp-3", "fail", "recorded_on", "2026-11-21"]}
}

test_what_came_late_cannot_be_made_good_and_what_is_missing_can if {
	{result.remedy | some result in results(broken)} != set()
	{result.remedy | some result in results(unrecorded)} == set()
}

test_a_record_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-23"))) == {["spend:sp-3", "fail", "recorded_on", "2026-11-02"]}
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged if {
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == {["spend:sp-3", "not-assessed", "committed_on", ""]}
}
