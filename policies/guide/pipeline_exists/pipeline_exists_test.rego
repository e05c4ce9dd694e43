package dgcheck.rules.guide.pipeline_exists_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.pipeline_exists as rule

kept := data.examples.guide.pipeline_exists.kept

broken := data.examples.guide.pipeline_exists.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_pipeline_with_items_passes if {
	told(kept) == {"group": "pass"}
}

test_a_pipeline_without_items_fails if {
	told(broken) == {"group": "fail"}
}

test_an_empty_pipeline_with_a_reason_passes if {
	told(json.patch(broken, changes.set("/pipeline/empty_reason", "All work has been handed over"))) == told(kept)
}

test_work_that_is_done_is_still_a_pipeline if {
	told(json.patch(kept, array.concat(changes.drop("/pipeline/items/1"), changes.set("/pipeline/items/0/status", "done")))) == told(kept)
}
