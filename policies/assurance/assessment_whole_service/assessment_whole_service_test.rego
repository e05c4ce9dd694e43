package dgcheck.rules.assurance.assessment_whole_service_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.assessment_whole_service as rule

kept := data.examples.assurance.assessment_whole_service.kept

broken := data.examples.assurance.assessment_whole_service.broken

results(declared) := found if found := rule.results with input as declared

of(declared, subject) := [result.verdict, result.at] if {
	some result in results(declared)
	result.subject == subject
}

due(declared, subject) := result.due if {
	some result in results(declared)
	result.subject == subject
}

app(declared) := of(declared, "assessment:app-beta")

at := ["assessments", 6, "service"]

named(id) := json.patch(broken, changes.set("/assessments/6/service", id))

test_an_assessment_of_a_service_passes if {
	{result.verdict | some result in results(kept)} == {"pass"}
	app(named("soil-checks")) == ["pass", at]
}

test_an_assessment_of_a_product_fails_and_names_the_service if {
	app(broken) == ["fail", at]
	some result in results(broken)
	result.subject == "assessment:app-beta"
	endswith(result.remedy, "soil-checks.")
}

test_an_assessment_of_a_shared_component_fails if {
	shared := changes.set("/components", [{"id": "postcodes", "subject": "component:postcodes", "called": "postcodes"}])
	app(json.patch(named("postcodes"), shared)) == ["fail", at]
}

test_a_service_of_the_same_name_as_a_product_is_a_service if {
	app(json.patch(broken, changes.set("/services/0/id", "soil-app"))) == ["pass", at]
}

test_we_cannot_tell_what_is_not_declared_or_not_named if {
	app(named("soil-moon")) == ["not-assessed", at]
	app(named("")) == ["not-assessed", at]
	app(json.patch(named(""), changes.set("/services/0/id", ""))) == ["not-assessed", at]
}

test_a_product_of_two_services_gives_one_result if {
	both := changes.set("/services/1/products", broken.services[0].products)
	app(json.patch(broken, both)) == ["fail", at]
}
