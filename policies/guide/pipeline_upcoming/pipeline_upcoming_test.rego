package dgcheck.rules.guide.pipeline_upcoming_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.pipeline_upcoming as rule

kept := data.examples.guide.pipeline_upcoming.kept

broken := data.examples.guide.pipeline_upcoming.broken

told(declared) := found if found := judged.told(rule) with input as declared

# everything returns the results if every item has the same status.
everything(status) := told(json.patch(kept, array.concat(
	changes.set("/pipeline/items/0/status", status),
	changes.set("/pipeline/items/1/status", status),
)))

empty := json.patch(kept, changes.set("/pipeline/items", []))

test_one_item_to_come_is_enough if {
	told(kept) == {"group": "pass"}
}

test_without_one_the_group_fails if {
	told(broken) == {"group": "fail"}
}

test_only_some_statuses_count if {
	every status in ["proposed", "approved"] {
		everything(status) == told(kept)
	}
	every status in ["in-progress", "paused", "done", "stopped"] {
		everything(status) == told(broken)
	}
}

test_a_reason_stands_in_for_an_item if {
	reason := changes.set("/pipeline/nothing_upcoming", "The group closes in March")
	told(json.patch(broken, reason)) == {"group": "pass at pipeline/nothing_upcoming"}
	told(json.patch(empty, reason)) == {"group": "pass at pipeline/nothing_upcoming"}
	told(json.patch(kept, reason)) == told(kept)
}

test_a_reason_for_the_whole_pipeline_counts_only_where_it_is_empty if {
	reason := changes.set("/pipeline/empty_reason", "The team starts in January")
	told(json.patch(empty, reason)) == {"group": "pass at pipeline/empty_reason"}
	told(json.patch(broken, reason)) == told(broken)
}

test_without_a_pipeline_it_is_not_asked if {
	told(empty) == {"group": "not-applicable at pipeline"}
}

test_items_that_do_not_say_how_far_they_are_leave_it_open if {
	told(json.patch(broken, changes.set("/pipeline/items/0/status", ""))) == {"group": "not-assessed"}
	one := [object.union(kept.pipeline.items[0], {"status": "proposed"}), object.union(kept.pipeline.items[0], {"status": ""})]
	told(json.patch(kept, changes.set("/pipeline/items", one))) == told(kept)
}
