package dgcheck.rules.standards.measure_not_output_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.measure_not_output as rule

kept := data.examples.standards.measure_not_output.kept

broken := data.examples.standards.measure_not_output.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

others := {0: "pass", 1: "pass"}

passes := object.union(others, {2: "pass"})

fails := object.union(others, {2: "fail"})

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

test_outcomes_measured_by_their_effect_pass if {
	told(kept) == passes
	rests(kept) == set()
}

test_an_outcome_measured_by_output_alone_fails if {
	told(broken) == fails
	rests(broken) == {[["outcomes", 2, "measures", 0]]}
}

test_one_measure_of_the_effect_is_enough if {
	told(json.patch(broken, changes.add("/outcomes/2/measures/-", kept.outcomes[2].measures[0]))) == passes
}

test_a_measure_that_does_not_say_shows_the_effect if {
	unsaid := json.patch(broken, changes.set("/outcomes/2/measures/0/kind", ""))
	told(unsaid) == passes
	rests(unsaid) == {[["outcomes", 2, "measures", 0]]}
}

test_an_outcome_without_measures_fails if {
	told(json.patch(kept, changes.set("/outcomes/2/measures", []))) == fails
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/2/status", status))) == object.union(others, {2: "not-applicable at status"})
	}
}
