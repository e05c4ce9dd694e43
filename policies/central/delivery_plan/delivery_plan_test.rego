package dgcheck.rules.central.delivery_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.delivery_plan as rule

kept := data.examples.central.delivery_plan.kept

broken := data.examples.central.delivery_plan.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_one_outcome_in_the_delivery_plan_is_enough if {
	judged(kept) == {["group", "pass", ["outcomes"]]}
	other := object.union(broken.outcomes[0], {"id": "fewer-outbreaks", "subject": "outcome:fewer-outbreaks"})
	judged(json.patch(kept, changes.add("/outcomes/-", other))) == judged(kept)
}

test_without_any_it_fails if {
	judged(broken) == {["group", "fail", ["outcomes"]]}
	{result.rests_on | some result in results(broken)} == {[["outcomes", 0]]}
}

test_an_outcome_that_is_not_active_does_not_count if {
	done := object.union(kept.outcomes[0], {"id": "fewer-outbreaks", "subject": "outcome:fewer-outbreaks", "status": "achieved"})
	judged(json.patch(broken, changes.add("/outcomes/-", done))) == judged(broken)
}

test_without_an_active_outcome_it_does_not_apply if {
	none := {["group", "not-applicable", ["outcomes"]]}
	judged(json.patch(kept, changes.set("/outcomes", []))) == none
	judged(json.patch(kept, changes.set("/outcomes/0/status", "proposed"))) == none
}
