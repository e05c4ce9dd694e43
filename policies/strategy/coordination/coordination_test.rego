package dgcheck.rules.strategy.coordination_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.coordination as rule

kept := data.examples.strategy.coordination.kept

broken := data.examples.strategy.coordination.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_another_group_to_keep_in_step_with_passes if {
	judged(kept) == {["group", "pass", ["group", "coordinates_with"]]}
}

test_without_one_the_group_fails if {
	judged(broken) == {["group", "fail", ["group", "coordinates_with"]]}
}

test_a_group_that_was_a_placeholder_does_not_count if {
	judged(json.patch(kept, changes.set("/group/coordinates_with/0/group", ""))) == judged(broken)
}

test_a_reason_is_enough if {
	judged(json.patch(broken, changes.set("/group/coordinates_with_reason", "No other group works on soil"))) == judged(kept)
}

test_where_no_place_is_named_it_is_said_beside_the_pass if {
	unplaced := json.patch(kept, changes.set("/group/coordinates_with/0/forum", ""))
	judged(unplaced) == judged(kept)
	some result in results(unplaced)
	endswith(result.because, "does not say where it meets water-quality.")
	every other in results(kept) {
		endswith(other.because, "1.")
	}
}
