package dgcheck.rules.assurance.spend_risk_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.spend_risk as rule

kept := data.examples.assurance.spend_risk.kept

broken := data.examples.assurance.spend_risk.broken

results(declared) := found if found := rule.results with input as declared

about(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared); result.at[1] == 0}

test_recorded_spending_with_a_risk_passes if {
	{[result.subject, result.verdict] | some result in results(kept)} == {["spend:sp-1", "pass"], ["spend:sp-2", "pass"], ["spend:sp-3", "pass"]}
}

test_recorded_spending_without_a_risk_fails if {
	about(broken) == {["spend:sp-1", "fail", ["spend", 0, "risk"]]}
}

test_spending_that_is_not_recorded_yet_need_not_say_its_risk if {
	every change in [changes.undated("/spend/0/recorded_on"), changes.dated("/spend/0/recorded_on", "2026-11-23")] {
		about(json.patch(broken, change)) == {["spend:sp-1", "not-applicable", ["spend", 0, "recorded_on"]]}
	}
}

test_a_risk_given_beforehand_passes if {
	about(json.patch(kept, changes.undated("/spend/0/recorded_on"))) == {["spend:sp-1", "pass", ["spend", 0, "risk"]]}
}
