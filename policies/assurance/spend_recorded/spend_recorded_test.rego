package dgcheck.rules.assurance.spend_recorded_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.spend_recorded as rule

kept := data.examples.assurance.spend_recorded.kept

broken := data.examples.assurance.spend_recorded.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at, object.get(result, "due", "")] | some result in results(declared)}

# about is what is said of the third piece of spending, committed on 19 October.
about(declared) := {[result.verdict, result.at[2], object.get(result, "due", "")] |
	some result in results(declared)
	result.at[1] == 2
}

test_recorded_spending_passes if {
	judged(kept) == {
		["spend:sp-1", "pass", ["spend", 0, "recorded_on"], ""],
		["spend:sp-2", "pass", ["spend", 1, "recorded_on"], ""],
		["spend:sp-3", "pass", ["spend", 2, "recorded_on"], ""],
	}
}

test_spending_that_is_not_recorded_fails if {
	about(broken) == {["fail", "recorded_on", "2026-11-02"]}
}

test_a_reference_alone_does_not_record_spending if {
	about(json.patch(broken, changes.set("/spend/2/tool_ref", "GATS-103"))) == about(broken)
}

test_spending_without_a_reference_passes if {
	judged(json.patch(kept, changes.set("/spend/2/tool_ref", ""))) == judged(kept)
}

test_spending_has_fourteen_days_to_be_recorded if {
	about(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-11-08"))) == {["not-due", "recorded_on", "2026-11-22"]}
	about(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-11-07"))) == {["fail", "recorded_on", "2026-11-21"]}
}

test_spending_recorded_late_is_recorded if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-22"))) == {["pass", "recorded_on", ""]}
}

test_a_record_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-23"))) == about(broken)
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged_unless_it_is_recorded if {
	about(json.patch(broken, changes.undated("/spend/2/committed_on"))) == {["not-assessed", "committed_on", ""]}
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == {["pass", "recorded_on", ""]}
}

test_without_spending_nothing_is_said if {
	judged(json.patch(kept, changes.set("/spend", []))) == set()
}
