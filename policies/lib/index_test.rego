package dgcheck.lib.index_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.index

assessed := data.examples.guide.assessment_at_phase_change.kept

ready := data.examples.guide.readiness_before_live.kept

test_assessments_are_found_by_their_service if {
	index.assessments == {"soil-checks": {0}} with input as assessed
	index.assessments == {} with input as ready
}

test_several_of_one_service_are_found_together if {
	others := array.concat(
		changes.add("/assessments/-", object.union(assessed.assessments[0], {"service": "soil-maps"})),
		changes.add("/assessments/-", object.union(assessed.assessments[0], {"phase": "beta"})),
	)
	index.assessments == {"soil-checks": {0, 2}, "soil-maps": {1}} with input as json.patch(assessed, others)
}

test_readiness_records_are_found_by_their_service if {
	index.readiness == {"soil-checks": {0}} with input as ready
	index.readiness == {} with input as assessed
}

test_spending_is_found_by_its_pipeline_item if {
	index.spend == {"alpha": {0}} with input as assessed
	index.spend == {"": {0}} with input as json.patch(assessed, changes.set("/spend/0/pipeline", ""))
	index.spend == {} with input as json.patch(assessed, changes.set("/spend", []))
}

test_work_is_found_by_its_outcome if {
	index.work == {"healthier-soil": {"pipeline:alpha", "pipeline:beta", "roadmap:beta"}} with input as assessed
}

test_work_that_is_over_or_far_off_is_not_found if {
	done := array.flatten([
		changes.set("/pipeline/items/0/status", "done"),
		changes.set("/pipeline/items/1/status", ""),
		changes.set("/roadmap/items/0/horizon", "later"),
	])
	index.work == {} with input as json.patch(assessed, done)
}

test_work_for_two_outcomes_is_found_by_both if {
	two := changes.set("/pipeline/items/0/outcomes", ["healthier-soil", "cleaner-rivers"])
	index.work["cleaner-rivers"] == {"pipeline:alpha"} with input as json.patch(assessed, two)
	index.work["healthier-soil"] == {"pipeline:alpha", "pipeline:beta", "roadmap:beta"} with input as json.patch(assessed, two)
}

test_agreements_are_found_by_the_item_they_are_about if {
	agreed := {"agreements": [{"pipeline": "alpha"}, {"pipeline": ""}, {"pipeline": "alpha"}]}
	index.agreements == {"alpha": {0, 2}, "": {1}} with input as agreed
	index.agreements == {} with input as assessed
}

test_pipeline_items_are_found_by_their_id if {
	index.items == {"alpha": {0}, "beta": {1}} with input as assessed
	index.items == {"alpha": {0, 1}} with input as json.patch(assessed, changes.set("/pipeline/items/1/id", "alpha"))
}
