package dgcheck.rules.central.delivery_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.delivery_plan as rule

kept := data.examples.central.delivery_plan.kept

broken := data.examples.central.delivery_plan.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_one_outcome_in_the_delivery_plan_is_enough if {
	told(kept) == {"group": "pass"}
	other := object.union(broken.outcomes[0], {"id": "fewer-outbreaks", "subject": "outcome:fewer-outbreaks"})
	told(json.patch(kept, changes.add("/outcomes/-", other))) == told(kept)
}

test_without_any_it_fails if {
	told(broken) == {"group": "fail"}
	result(broken).rests_on == [["outcomes", 0]]
}

test_an_outcome_that_is_not_active_does_not_count if {
	done := object.union(kept.outcomes[0], {"id": "fewer-outbreaks", "subject": "outcome:fewer-outbreaks", "status": "achieved"})
	told(json.patch(broken, changes.add("/outcomes/-", done))) == told(broken)
}

test_without_an_active_outcome_it_does_not_apply if {
	none := {"group": "not-applicable"}
	told(json.patch(kept, changes.set("/outcomes", []))) == none
	told(json.patch(kept, changes.set("/outcomes/0/status", "proposed"))) == none
}
