package dgcheck.rules.strategy.decision_rights_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.decision_rights as rule

kept := data.examples.strategy.decision_rights.kept

broken := data.examples.strategy.decision_rights.broken

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_both_rights_declared_pass if {
	told(kept) == {"group": "pass"}
}

test_one_right_alone_fails if {
	told(broken) == {"group": "fail"}
	told(json.patch(kept, changes.set("/governance/decision_rights/design", ""))) == told(broken)
}

test_what_is_missing_is_named if {
	message(broken) == "The group does not say who decides on investment."
	neither := json.patch(broken, changes.set("/governance/decision_rights/design", ""))
	message(neither) == "The group does not say who decides on design or on investment."
}
