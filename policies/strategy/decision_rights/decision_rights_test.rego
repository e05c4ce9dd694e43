package dgcheck.rules.strategy.decision_rights_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.decision_rights as rule

kept := data.examples.strategy.decision_rights.kept

broken := data.examples.strategy.decision_rights.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_both_rights_declared_pass if {
	judged(kept) == {["group", "pass", ["governance", "decision_rights"]]}
}

test_one_right_alone_fails if {
	judged(broken) == {["group", "fail", ["governance", "decision_rights"]]}
	judged(json.patch(kept, changes.set("/governance/decision_rights/design", ""))) == judged(broken)
}

test_what_is_missing_is_named if {
	{result.because | some result in results(broken)} == {"The group does not say who decides on investment."}
	neither := json.patch(broken, changes.set("/governance/decision_rights/design", ""))
	{result.because | some result in results(neither)} == {"The group does not say who decides on design or on investment."}
}
