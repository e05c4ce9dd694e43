package dgcheck.rules.assurance.spend_recorded_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_recorded as rule

kept := data.examples.assurance.spend_recorded.kept

broken := data.examples.assurance.spend_recorded.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

# about returns the result for the third entry of spending, committed on 19 October.
about(declared) := told_due(declared)[2]

test_recorded_spending_passes if {
	told_due(kept) == {0: "pass", 1: "pass", 2: "pass"}
}

test_spending_that_is_not_recorded_fails if {
	about(broken) == "fail by 2026-11-02"
}

test_a_reference_alone_does_not_record_spending if {
	about(json.patch(broken, changes.set("/spend/2/tool_ref", "GATS-103"))) == about(broken)
}

test_spending_without_a_reference_passes if {
	told_due(json.patch(kept, changes.set("/spend/2/tool_ref", ""))) == told_due(kept)
}

test_spending_has_fourteen_days_to_be_recorded if {
	about(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-11-08"))) == "not-due by 2026-11-22"
	about(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-11-07"))) == "fail by 2026-11-21"
}

test_spending_recorded_late_is_recorded if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-22"))) == "pass"
}

test_a_record_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/recorded_on", "2026-11-23"))) == about(broken)
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged_unless_it_is_recorded if {
	about(json.patch(broken, changes.undated("/spend/2/committed_on"))) == "not-assessed at committed_on"
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == "pass"
}

test_without_spending_nothing_is_said if {
	told_due(json.patch(kept, changes.set("/spend", []))) == {}
}
