package dgcheck.rules.central.alb_pipeline_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.alb_pipeline as rule

kept := data.examples.central.alb_pipeline.kept

broken := data.examples.central.alb_pipeline.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

works := {["group", "pass", ["pipeline", "items"]]}

fails := {["group", "fail", ["pipeline", "items"]]}

test_work_of_a_public_body_in_the_pipeline_passes if {
	judged(kept) == works
}

test_without_work_of_a_public_body_it_fails if {
	judged(broken) == fails
	{result.rests_on | some result in results(broken)} == {[["pipeline", "items", 0], ["services", 0]]}
}

test_work_on_a_service_that_a_public_body_owns_is_its_work if {
	judged(json.patch(broken, changes.set("/services/0/owner/organisation", "natural-england"))) == works
}

test_work_agreed_with_a_public_body_is_its_work if {
	judged(json.patch(broken, changes.set("/pipeline/items/0/agreed_with/organisation", "apha"))) == works
}

test_a_pipeline_of_the_body_itself_passes if {
	linked := changes.set("/pipeline/alb_pipeline_url", "https://example.gov.uk/apha/pipeline")
	judged(json.patch(broken, linked)) == {["group", "pass", ["pipeline", "alb_pipeline_url"]]}
	judged(json.patch(broken, array.concat(linked, changes.set("/pipeline/items", [])))) == {["group", "pass", ["pipeline", "alb_pipeline_url"]]}
}

test_a_group_without_public_bodies_is_not_asked if {
	judged(json.patch(broken, changes.set("/group/organisations", ["core-defra"]))) == {["group", "not-applicable", ["group", "organisations"]]}
}

test_where_nobody_says_who_takes_part_it_cannot_be_assessed if {
	unknown := {["group", "not-assessed", ["group", "organisations"]]}
	judged(json.patch(broken, changes.set("/group/organisations", []))) == unknown
	judged(json.patch(broken, changes.set("/group/organisations", ["core-defra", "other"]))) == unknown
}

test_without_any_work_it_does_not_apply if {
	judged(json.patch(broken, changes.set("/pipeline/items", []))) == {["group", "not-applicable", ["pipeline", "items"]]}
}
