package dgcheck.rules.standards.rag_1_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.rag_1 as rule

kept := data.examples.standards.rag_1.kept

broken := data.examples.standards.rag_1.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

rests(declared) := {found | found := result(declared).rests_on}

passes := {"group": "pass"}

fails := {"group": "fail"}

everywhere(key, value) := array.flatten([changes.set($"/outcomes/{i}/{key}", value) | some i, _ in kept.outcomes])

test_outcomes_with_measures_or_a_strategy_are_not_red if {
	told(kept) == passes
	told(json.patch(kept, everywhere("measures", []))) == passes
	told(json.patch(kept, everywhere("aligns_to", ""))) == passes
}

test_one_measure_or_one_strategy_is_enough if {
	told(json.patch(broken, changes.set("/outcomes/2/aligns_to", "Soil strategy"))) == passes
	told(json.patch(broken, changes.set("/outcomes/1/measures", kept.outcomes[0].measures))) == passes
}

test_outcomes_without_either_are_red if {
	told(broken) == fails
	rests(broken) == {[["outcomes", 0], ["outcomes", 1], ["outcomes", 2]]}
}

test_no_outcome_is_red if {
	told(json.patch(kept, changes.set("/outcomes", []))) == fails
}
