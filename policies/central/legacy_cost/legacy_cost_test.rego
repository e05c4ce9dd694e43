package dgcheck.rules.central.legacy_cost_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.legacy_cost as rule

kept := data.examples.central.legacy_cost.kept

broken := data.examples.central.legacy_cost.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "legacy:old-register"

test_a_system_with_a_cost_passes if {
	judged(kept) == {[subject, "pass", ["legacy", 0, "cost_per_year"]]}
}

test_a_system_without_a_cost_fails_at_the_place_of_its_cost if {
	judged(broken) == {[subject, "fail", ["legacy", 0, "cost_per_year"]]}
}

test_a_system_that_costs_nothing_passes if {
	judged(json.patch(broken, changes.set("/legacy/0/cost_per_year_pence", 0))) == judged(kept)
}

test_a_private_cost_passes_and_one_that_is_not_does_not if {
	judged(json.patch(broken, changes.set("/legacy/0/private", true))) == {[subject, "pass", ["legacy", 0, "private"]]}
	judged(json.patch(broken, changes.set("/legacy/0/private", false))) == judged(broken)
}

test_a_system_that_was_switched_off_is_not_asked if {
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-22"))) == {[subject, "not-applicable", ["legacy", 0, "retired_on"]]}
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-23"))) == judged(broken)
}

test_without_any_system_it_says_nothing if {
	judged(json.patch(kept, changes.set("/legacy", []))) == set()
}
