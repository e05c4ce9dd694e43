package dgcheck.rules.guide.pipeline_upcoming_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.pipeline_upcoming as rule

kept := data.examples.guide.pipeline_upcoming.kept

broken := data.examples.guide.pipeline_upcoming.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

items := ["pipeline", "items"]

# everything gives the verdicts where every item has the one status.
everything(status) := judged(json.patch(kept, array.concat(
	changes.set("/pipeline/items/0/status", status),
	changes.set("/pipeline/items/1/status", status),
)))

empty := json.patch(kept, changes.set("/pipeline/items", []))

test_one_item_to_come_is_enough if {
	judged(kept) == {["group", "pass", items]}
}

test_without_one_the_group_fails if {
	judged(broken) == {["group", "fail", items]}
}

test_only_some_statuses_count if {
	every status in ["proposed", "approved"] {
		everything(status) == judged(kept)
	}
	every status in ["in-progress", "paused", "done", "stopped"] {
		everything(status) == judged(broken)
	}
}

test_a_reason_stands_in_for_an_item if {
	reason := changes.set("/pipeline/nothing_upcoming", "The group closes in March")
	judged(json.patch(broken, reason)) == {["group", "pass", ["pipeline", "nothing_upcoming"]]}
	judged(json.patch(empty, reason)) == {["group", "pass", ["pipeline", "nothing_upcoming"]]}
	judged(json.patch(kept, reason)) == judged(kept)
}

test_a_reason_for_the_whole_pipeline_counts_only_where_it_is_empty if {
	reason := changes.set("/pipeline/empty_reason", "The team starts in January")
	judged(json.patch(empty, reason)) == {["group", "pass", ["pipeline", "empty_reason"]]}
	judged(json.patch(broken, reason)) == judged(broken)
}

test_without_a_pipeline_it_is_not_asked if {
	judged(empty) == {["group", "not-applicable", ["pipeline"]]}
}

test_items_that_do_not_say_how_far_they_are_leave_it_open if {
	judged(json.patch(broken, changes.set("/pipeline/items/0/status", ""))) == {["group", "not-assessed", items]}
	one := [object.union(kept.pipeline.items[0], {"status": "proposed"}), object.union(kept.pipeline.items[0], {"status": ""})]
	judged(json.patch(kept, changes.set("/pipeline/items", one))) == judged(kept)
}
