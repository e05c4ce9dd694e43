package dgcheck.rules.assurance.spend_risk_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_risk as rule

kept := data.examples.assurance.spend_risk.kept

broken := data.examples.assurance.spend_risk.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

about(declared) := found if found := judged.told(rule)[0] with input as declared

test_recorded_spending_with_a_risk_passes if {
	verdicts(kept) == {0: "pass", 1: "pass", 2: "pass"}
}

test_recorded_spending_without_a_risk_fails if {
	about(broken) == "fail"
}

test_spending_that_is_not_recorded_yet_need_not_say_its_risk if {
	every change in [changes.undated("/spend/0/recorded_on"), changes.dated("/spend/0/recorded_on", "2026-11-23")] {
		about(json.patch(broken, change)) == "not-applicable at recorded_on"
	}
}

test_a_risk_given_beforehand_passes if {
	about(json.patch(kept, changes.undated("/spend/0/recorded_on"))) == "pass"
}
