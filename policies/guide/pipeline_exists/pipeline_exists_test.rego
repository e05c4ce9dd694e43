package dgcheck.rules.guide.pipeline_exists_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.pipeline_exists as rule

kept := data.examples.guide.pipeline_exists.kept

broken := data.examples.guide.pipeline_exists.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_pipeline_with_items_passes if {
	judged(kept) == {["group", "pass", ["pipeline"]]}
}

test_a_pipeline_without_items_fails if {
	judged(broken) == {["group", "fail", ["pipeline"]]}
}

test_an_empty_pipeline_with_a_reason_passes if {
	judged(json.patch(broken, changes.set("/pipeline/empty_reason", "All work has been handed over"))) == judged(kept)
}

test_work_that_is_done_is_still_a_pipeline if {
	judged(json.patch(kept, array.concat(changes.drop("/pipeline/items/1"), changes.set("/pipeline/items/0/status", "done")))) == judged(kept)
}
