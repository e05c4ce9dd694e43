package dgcheck.rules.central.alb_pipeline_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.alb_pipeline as rule

kept := data.examples.central.alb_pipeline.kept

broken := data.examples.central.alb_pipeline.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

works := {"group": "pass"}

fails := {"group": "fail"}

test_work_of_a_public_body_in_the_pipeline_passes if {
	told(kept) == works
}

test_without_work_of_a_public_body_it_fails if {
	told(broken) == fails
	result(broken).rests_on == [["pipeline", "items", 0], ["services", 0]]
}

test_work_on_a_service_that_a_public_body_owns_is_its_work if {
	told(json.patch(broken, changes.set("/services/0/owner/organisation", "natural-england"))) == works
}

test_work_agreed_with_a_public_body_is_its_work if {
	told(json.patch(broken, changes.set("/pipeline/items/0/agreed_with/organisation", "apha"))) == works
}

test_a_pipeline_of_the_body_itself_passes if {
	linked := changes.set("/pipeline/alb_pipeline_url", "https://example.gov.uk/apha/pipeline")
	told(json.patch(broken, linked)) == {"group": "pass at pipeline/alb_pipeline_url"}
	told(json.patch(broken, array.concat(linked, changes.set("/pipeline/items", [])))) == {"group": "pass at pipeline/alb_pipeline_url"}
}

test_a_group_without_public_bodies_is_not_asked if {
	told(json.patch(broken, changes.set("/group/organisations", ["core-defra"]))) == {"group": "not-applicable at group/organisations"}
}

test_where_nobody_says_who_takes_part_it_cannot_be_assessed if {
	unknown := {"group": "not-assessed at group/organisations"}
	told(json.patch(broken, changes.set("/group/organisations", []))) == unknown
	told(json.patch(broken, changes.set("/group/organisations", ["core-defra", "other"]))) == unknown
}

test_without_any_work_it_does_not_apply if {
	told(json.patch(broken, changes.set("/pipeline/items", []))) == {"group": "not-applicable"}
}
