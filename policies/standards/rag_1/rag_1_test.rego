package dgcheck.rules.standards.rag_1_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.rag_1 as rule

kept := data.examples.standards.rag_1.kept

broken := data.examples.standards.rag_1.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

passes := {["standard:1", "pass", ["outcomes"]]}

fails := {["standard:1", "fail", ["outcomes"]]}

everywhere(key, value) := array.flatten([changes.set($"/outcomes/{i}/{key}", value) | some i, _ in kept.outcomes])

test_outcomes_with_measures_or_a_strategy_are_not_red if {
	judged(kept) == passes
	judged(json.patch(kept, everywhere("measures", []))) == passes
	judged(json.patch(kept, everywhere("aligns_to", ""))) == passes
}

test_one_measure_or_one_strategy_is_enough if {
	judged(json.patch(broken, changes.set("/outcomes/2/aligns_to", "Soil strategy"))) == passes
	judged(json.patch(broken, changes.set("/outcomes/1/measures", kept.outcomes[0].measures))) == passes
}

test_outcomes_without_either_are_red if {
	judged(broken) == fails
	rests(broken) == {[["outcomes", 0], ["outcomes", 1], ["outcomes", 2]]}
}

test_no_outcome_is_red if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == fails
}
