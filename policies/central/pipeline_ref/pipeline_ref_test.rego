package dgcheck.rules.central.pipeline_ref_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.pipeline_ref as rule

kept := data.examples.central.pipeline_ref.kept

broken := data.examples.central.pipeline_ref.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "pipeline:movement-alpha"

at := ["pipeline", "items", 0, "central_pipeline_ref"]

about(change) := judged(json.patch(broken, change))

open := changes.set("/services/0/spend_approval", false)

test_an_item_with_a_reference_passes if {
	judged(kept) == {[subject, "pass", at]}
	judged(json.patch(kept, open)) == judged(kept)
}

test_an_item_that_central_government_approves_needs_a_reference if {
	judged(broken) == {[subject, "fail", at]}
	about(changes.set("/pipeline/items/0/status", "approved")) == judged(broken)
}

test_of_other_items_it_cannot_be_assessed if {
	about(open) == {[subject, "not-assessed", at]}
	about(changes.set("/services/0/spend_approval", null)) == {[subject, "not-assessed", at]}
	about(changes.set("/pipeline/items/0/services", [])) == {[subject, "not-assessed", at]}
}

test_an_item_that_needs_no_spend_control_is_not_asked if {
	free := array.concat(changes.set("/pipeline/items/0/spend_control", "not-required"), changes.set("/pipeline/items/0/spend_control_reason", "staff time only"))
	about(array.concat(open, free)) == {[subject, "not-applicable", ["pipeline", "items", 0, "spend_control"]]}
	about(free) == judged(broken)
	about(array.concat(open, changes.set("/pipeline/items/0/spend_control", "not-required"))) == {[subject, "not-assessed", at]}
}

test_an_item_is_asked_while_it_is_approved_or_under_way if {
	every status in ["proposed", "paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/0/status", status)) == {[subject, "not-applicable", ["pipeline", "items", 0, "status"]]}
	}
	about(changes.set("/pipeline/items/0/status", "")) == {[subject, "not-assessed", at]}
}

test_without_any_item_there_is_no_pipeline_unless_there_is_a_reason if {
	none := changes.set("/pipeline/items", [])
	judged(json.patch(kept, none)) == {["group", "fail", ["pipeline"]]}
	judged(json.patch(kept, array.concat(none, changes.set("/pipeline/empty_reason", "All work has been handed over")))) == {["group", "not-applicable", ["pipeline"]]}
}
