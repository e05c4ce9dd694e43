package dgcheck.rules.standards.rag_4_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.rag_4 as rule

kept := data.examples.standards.rag_4.kept

broken := data.examples.standards.rag_4.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail"}

rests(declared) := {found | found := result(declared).rests_on}

test_active_outcomes_with_measures_are_not_red if {
	told(kept) == passes
}

test_one_measure_is_enough if {
	told(json.patch(broken, changes.set("/outcomes/1/measures", kept.outcomes[1].measures))) == passes
}

test_no_measure_anywhere_is_red if {
	told(broken) == fails
	rests(broken) == {[["outcomes", 0], ["outcomes", 1], ["outcomes", 2]]}
}

test_measures_of_outcomes_that_are_not_active_do_not_count if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, array.concat(changes.set("/outcomes/1/measures", kept.outcomes[1].measures), changes.set("/outcomes/1/status", status)))) == fails
	}
}

test_no_active_outcome_is_red if {
	told(json.patch(kept, changes.set("/outcomes", []))) == fails
	told(json.patch(kept, array.flatten([changes.set($"/outcomes/{i}/status", "dropped") | some i in [0, 1, 2]]))) == fails
}
