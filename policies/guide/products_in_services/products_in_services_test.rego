package dgcheck.rules.guide.products_in_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.products_in_services as rule

kept := data.examples.guide.products_in_services.kept

broken := data.examples.guide.products_in_services.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

first := ["services", 0, "products", 0]

second := ["services", 1, "products", 0]

passes := {["service:soil-checks/field-finder", "pass", first], ["service:soil-maps/field-finder", "pass", second]}

fails := {["service:soil-checks/field-finder", "fail", first], ["service:soil-maps/field-finder", "fail", second]}

test_a_product_marked_as_a_platform_may_be_shared if {
	judged(kept) == passes
}

test_a_shared_product_that_is_no_platform_fails_wherever_it_is_listed if {
	judged(broken) == fails
	judged(json.patch(broken, changes.set("/services/1/products/0/platform", false))) == fails
}

test_a_product_of_one_service_passes if {
	judged(json.patch(broken, changes.set("/services/1/products/0/id", "map-finder"))) == passes
}

test_a_product_listed_twice_under_one_service_belongs_to_one_service if {
	twice := json.patch(broken, array.concat(
		changes.add("/services/0/products/-", object.union(broken.services[0].products[0], {"subject": "service:soil-checks/field-finder#2"})),
		changes.set("/services/1/products", []),
	))
	{result.verdict | some result in results(twice); result.subject != "service:soil-maps"} == {"pass"}
}

test_a_service_that_has_retired_or_not_begun_does_not_count if {
	every phase in ["retired", ""] {
		gone := json.patch(broken, changes.set("/services/1/phases/0/phase", phase))
		judged(gone) == {
			["service:soil-checks/field-finder", "pass", first],
			["service:soil-maps", "not-applicable", ["services", 1, "products"]],
		}
	}
}

test_a_service_without_products_is_not_asked if {
	["service:soil-maps", "not-applicable", ["services", 1, "products"]] in judged(json.patch(kept, changes.set("/services/1/products", [])))
}

test_a_product_without_an_id_cannot_be_assessed if {
	["service:soil-maps/field-finder", "not-assessed", second] in judged(json.patch(kept, changes.set("/services/1/products/0/id", "")))
}
