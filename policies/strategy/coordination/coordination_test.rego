package dgcheck.rules.strategy.coordination_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.coordination as rule

kept := data.examples.strategy.coordination.kept

broken := data.examples.strategy.coordination.broken

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_another_group_to_keep_in_step_with_passes if {
	told(kept) == {"group": "pass"}
}

test_without_one_the_group_fails if {
	told(broken) == {"group": "fail"}
}

test_a_group_that_was_a_placeholder_does_not_count if {
	told(json.patch(kept, changes.set("/group/coordinates_with/0/group", ""))) == told(broken)
}

test_a_reason_is_enough if {
	told(json.patch(broken, changes.set("/group/coordinates_with_reason", "No other group works on soil"))) == told(kept)
}

test_where_no_place_is_named_it_is_said_beside_the_pass if {
	unplaced := json.patch(kept, changes.set("/group/coordinates_with/0/forum", ""))
	told(unplaced) == told(kept)
	endswith(message(unplaced), "does not say where it meets water-quality.")
	endswith(message(kept), "1.")
}
