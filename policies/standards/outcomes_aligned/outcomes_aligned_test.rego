package dgcheck.rules.standards.outcomes_aligned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcomes_aligned as rule

kept := data.examples.standards.outcomes_aligned.kept

broken := data.examples.standards.outcomes_aligned.broken

told(declared) := found if found := judged.told(rule) with input as declared

others := {0: "pass", 1: "pass"}

test_outcomes_that_say_which_strategy_they_serve_pass if {
	told(kept) == object.union(others, {2: "pass"})
}

test_an_outcome_that_does_not_say_so_fails if {
	told(broken) == object.union(others, {2: "fail"})
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped", ""] {
		told(json.patch(broken, changes.set("/outcomes/2/status", status))) == object.union(others, {2: "not-applicable at status"})
	}
}

test_without_outcomes_it_says_nothing if {
	told(json.patch(kept, changes.set("/outcomes", []))) == {}
}
