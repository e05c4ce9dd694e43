package dgcheck.rules.standards.roadmap_links_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.roadmap_links as rule

kept := data.examples.standards.roadmap_links.kept

broken := data.examples.standards.roadmap_links.broken

told(declared) := found if found := judged.told(rule) with input as declared

first := {0: "pass"}

passes := object.union({1: "pass"}, first)

# item returns the example with another value of a key of its second item.
item(key, value) := json.patch(kept, changes.set($"/roadmap/items/1/{key}", value))

test_items_linked_to_an_outcome_and_a_service_pass if {
	told(kept) == passes
}

test_an_item_without_a_service_fails_unless_it_leads_to_a_new_one if {
	told(broken) == object.union({1: "fail at services"}, first)
	told(json.patch(broken, changes.set("/roadmap/items/1/new_service", true))) == passes
	told(json.patch(broken, changes.set("/roadmap/items/1/new_service", false))) == object.union({1: "fail at services"}, first)
	told(item("services", [""])) == object.union({1: "fail at services"}, first)
}

test_an_item_without_an_outcome_fails if {
	told(item("outcomes", [])) == object.union({1: "fail at outcomes"}, first)
	told(json.patch(item("outcomes", []), changes.set("/roadmap/items/1/services", []))) == object.union({1: "fail at outcomes"}, first)
}

test_an_item_linked_only_to_an_outcome_that_is_not_active_fails if {
	told(json.patch(item("outcomes", ["quicker-advice"]), changes.set("/outcomes/2/status", "achieved"))) == object.union({1: "fail at outcomes"}, first)
}

test_what_is_not_declared_cannot_be_assessed if {
	told(item("services", ["soil-maps"])) == object.union({1: "not-assessed at services"}, first)
	told(item("services", ["soil-maps", "soil-checks"])) == passes
	told(item("outcomes", ["cleaner-air"])) == object.union({1: "not-assessed at outcomes"}, first)
	told(json.patch(item("outcomes", ["cleaner-air"]), changes.set("/roadmap/items/1/services", []))) == object.union({1: "fail at services"}, first)
}

test_items_are_asked_for_now_and_next if {
	every horizon in ["now", "next"] {
		told(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == object.union({1: "fail at services"}, first)
	}
	every horizon in ["later", "done"] {
		told(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == object.union({1: "not-applicable at horizon"}, first)
	}
	told(json.patch(broken, changes.set("/roadmap/items/1/horizon", ""))) == object.union({1: "not-assessed at horizon"}, first)
}

test_an_enabler_with_a_reason_passes_and_one_without_does_not if {
	enabler := json.patch(broken, changes.set("/roadmap/items/1/enabler", true))
	told(enabler) == object.union({1: "fail at services"}, first)
	told(json.patch(enabler, changes.set("/roadmap/items/1/enabler_reason", "Security patches"))) == passes
	told(json.patch(broken, changes.set("/roadmap/items/1/enabler_reason", "Security patches"))) == object.union({1: "fail at services"}, first)
}

test_without_an_active_outcome_links_to_one_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes", []))
	told(none) == {0: "not-assessed at outcomes", 1: "not-assessed at outcomes"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	told(json.patch(kept, url)) == passes
	told(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {"group": "not-assessed at roadmap/url"}
}

test_without_a_roadmap_it_says_nothing if {
	told(json.patch(kept, changes.set("/roadmap/items", []))) == {}
}
