package dgcheck.rules.central.legacy_cost_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.legacy_cost as rule

kept := data.examples.central.legacy_cost.kept

broken := data.examples.central.legacy_cost.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_system_with_a_cost_passes if {
	told(kept) == {0: "pass"}
}

test_a_system_without_a_cost_fails_at_the_place_of_its_cost if {
	told(broken) == {0: "fail"}
}

test_a_system_that_costs_nothing_passes if {
	told(json.patch(broken, changes.set("/legacy/0/cost_per_year_pence", 0))) == told(kept)
}

test_a_private_cost_passes_and_one_that_is_not_does_not if {
	told(json.patch(broken, changes.set("/legacy/0/private", true))) == {0: "pass at private"}
	told(json.patch(broken, changes.set("/legacy/0/private", false))) == told(broken)
}

test_a_system_that_was_switched_off_is_not_asked if {
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-22"))) == {0: "not-applicable at retired_on"}
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-23"))) == told(broken)
}

test_without_any_system_it_says_nothing if {
	told(json.patch(kept, changes.set("/legacy", []))) == {}
}
