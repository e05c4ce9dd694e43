package dgcheck.rules.guide.products_in_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.products_in_services as rule

kept := data.examples.guide.products_in_services.kept

broken := data.examples.guide.products_in_services.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {0: {0: "pass"}, 1: {0: "pass"}}

fails := {0: {0: "fail"}, 1: {0: "fail"}}

test_a_product_marked_as_a_platform_may_be_shared if {
	told(kept) == passes
}

test_a_shared_product_that_is_no_platform_fails_wherever_it_is_listed if {
	told(broken) == fails
	told(json.patch(broken, changes.set("/services/1/products/0/platform", false))) == fails
}

test_a_product_of_one_service_passes if {
	told(json.patch(broken, changes.set("/services/1/products/0/id", "map-finder"))) == passes
}

test_a_product_listed_twice_under_one_service_belongs_to_one_service if {
	twice := json.patch(broken, array.concat(
		changes.add("/services/0/products/-", object.union(broken.services[0].products[0], {"subject": "service:soil-checks/field-finder#2"})),
		changes.set("/services/1/products", []),
	))
	told(twice)[0] == {0: "pass", 1: "pass"}
}

test_a_service_that_has_retired_or_not_begun_does_not_count if {
	every phase in ["retired", ""] {
		gone := json.patch(broken, changes.set("/services/1/phases/0/phase", phase))
		told(gone) == {0: {0: "pass"}, 1: "not-applicable at products"}
	}
}

test_a_service_without_products_is_not_asked if {
	told(json.patch(kept, changes.set("/services/1/products", [])))[1] == "not-applicable at products"
}

test_a_product_without_an_id_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/services/1/products/0/id", "")))[1] == {0: "not-assessed"}
}
