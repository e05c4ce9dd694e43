package dgcheck.rules.assurance.assessment_whole_service_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.assessment_whole_service as rule

kept := data.examples.assurance.assessment_whole_service.kept

broken := data.examples.assurance.assessment_whole_service.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

app(declared) := told(declared)[6]

named(id) := json.patch(broken, changes.set("/assessments/6/service", id))

test_an_assessment_of_a_service_passes if {
	{verdict | some verdict in verdicts(kept)} == {"pass"}
	app(named("soil-checks")) == "pass"
}

test_an_assessment_of_a_product_fails_and_names_the_service if {
	app(broken) == "fail"
	endswith(results(broken)[6].remedy, "soil-checks.")
}

test_an_assessment_of_a_shared_component_fails if {
	shared := changes.set("/components", [{"id": "postcodes", "subject": "component:postcodes", "called": "postcodes"}])
	app(json.patch(named("postcodes"), shared)) == "fail"
}

test_a_service_of_the_same_name_as_a_product_is_a_service if {
	app(json.patch(broken, changes.set("/services/0/id", "soil-app"))) == "pass"
}

test_we_cannot_tell_what_is_not_declared_or_not_named if {
	app(named("soil-moon")) == "not-assessed"
	app(named("")) == "not-assessed"
	app(json.patch(named(""), changes.set("/services/0/id", ""))) == "not-assessed"
}

test_a_product_of_two_services_gives_one_result if {
	both := changes.set("/services/1/products", broken.services[0].products)
	app(json.patch(broken, both)) == "fail"
}
