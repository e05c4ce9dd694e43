package dgcheck.rules.central.pipeline_ref_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.pipeline_ref as rule

kept := data.examples.central.pipeline_ref.kept

broken := data.examples.central.pipeline_ref.broken

told(declared) := found if found := judged.told(rule) with input as declared

at := ["pipeline", "items", 0, "central_pipeline_ref"]

about(change) := told(json.patch(broken, change))

open := changes.set("/services/0/spend_approval", false)

test_an_item_with_a_reference_passes if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, open)) == told(kept)
}

test_an_item_that_central_government_approves_needs_a_reference if {
	told(broken) == {0: "fail"}
	about(changes.set("/pipeline/items/0/status", "approved")) == told(broken)
}

test_of_other_items_it_cannot_be_assessed if {
	about(open) == {0: "not-assessed"}
	about(changes.set("/services/0/spend_approval", null)) == {0: "not-assessed"}
	about(changes.set("/pipeline/items/0/services", [])) == {0: "not-assessed"}
}

test_an_item_that_needs_no_spend_control_is_not_asked if {
	free := array.concat(changes.set("/pipeline/items/0/spend_control", "not-required"), changes.set("/pipeline/items/0/spend_control_reason", "staff time only"))
	about(array.concat(open, free)) == {0: "not-applicable at spend_control"}
	about(free) == told(broken)
	about(array.concat(open, changes.set("/pipeline/items/0/spend_control", "not-required"))) == {0: "not-assessed"}
}

test_an_item_is_asked_while_it_is_approved_or_under_way if {
	every status in ["proposed", "paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/0/status", status)) == {0: "not-applicable at status"}
	}
	about(changes.set("/pipeline/items/0/status", "")) == {0: "not-assessed"}
}

test_without_any_item_there_is_no_pipeline_unless_there_is_a_reason if {
	none := changes.set("/pipeline/items", [])
	told(json.patch(kept, none)) == {"group": "fail at pipeline"}
	told(json.patch(kept, array.concat(none, changes.set("/pipeline/empty_reason", "All work has been handed over")))) == {"group": "not-applicable at pipeline"}
}
