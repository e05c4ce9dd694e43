package dgcheck.rules.standards.roadmap_links_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.roadmap_links as rule

kept := data.examples.standards.roadmap_links.kept

broken := data.examples.standards.roadmap_links.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

first := ["roadmap:slopes", "pass", ["roadmap", "items", 0]]

passes := {first, ["roadmap:advice-at-once", "pass", ["roadmap", "items", 1]]}

# second is what an item other than the first gets, in place of a pass.
second(verdict, key) := {first, ["roadmap:advice-at-once", verdict, ["roadmap", "items", 1, key]]}

item(key, value) := json.patch(kept, changes.set($"/roadmap/items/1/{key}", value))

test_items_linked_to_an_outcome_and_a_service_pass if {
	judged(kept) == passes
}

test_an_item_without_a_service_fails_unless_it_leads_to_a_new_one if {
	judged(broken) == second("fail", "services")
	judged(json.patch(broken, changes.set("/roadmap/items/1/new_service", true))) == passes
	judged(json.patch(broken, changes.set("/roadmap/items/1/new_service", false))) == second("fail", "services")
	judged(item("services", [""])) == second("fail", "services")
}

test_an_item_without_an_outcome_fails if {
	judged(item("outcomes", [])) == second("fail", "outcomes")
	judged(json.patch(item("outcomes", []), changes.set("/roadmap/items/1/services", []))) == second("fail", "outcomes")
}

test_an_item_linked_only_to_an_outcome_that_is_not_active_fails if {
	judged(json.patch(item("outcomes", ["quicker-advice"]), changes.set("/outcomes/2/status", "achieved"))) == second("fail", "outcomes")
}

test_what_is_not_declared_cannot_be_assessed if {
	judged(item("services", ["soil-maps"])) == second("not-assessed", "services")
	judged(item("services", ["soil-maps", "soil-checks"])) == passes
	judged(item("outcomes", ["cleaner-air"])) == second("not-assessed", "outcomes")
	judged(json.patch(item("outcomes", ["cleaner-air"]), changes.set("/roadmap/items/1/services", []))) == second("fail", "services")
}

test_items_are_asked_for_now_and_next if {
	every horizon in ["now", "next"] {
		judged(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == second("fail", "services")
	}
	every horizon in ["later", "done"] {
		judged(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == second("not-applicable", "horizon")
	}
	judged(json.patch(broken, changes.set("/roadmap/items/1/horizon", ""))) == second("not-assessed", "horizon")
}

test_an_enabler_with_a_reason_passes_and_one_without_does_not if {
	enabler := json.patch(broken, changes.set("/roadmap/items/1/enabler", true))
	judged(enabler) == second("fail", "services")
	judged(json.patch(enabler, changes.set("/roadmap/items/1/enabler_reason", "Security patches"))) == passes
	judged(json.patch(broken, changes.set("/roadmap/items/1/enabler_reason", "Security patches"))) == second("fail", "services")
}

test_without_an_active_outcome_links_to_one_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes", []))
	judged(none) == {
		["roadmap:slopes", "not-assessed", ["roadmap", "items", 0, "outcomes"]],
		["roadmap:advice-at-once", "not-assessed", ["roadmap", "items", 1, "outcomes"]],
	}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	judged(json.patch(kept, url)) == passes
	judged(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {["group", "not-assessed", ["roadmap", "url"]]}
}

test_without_a_roadmap_it_says_nothing if {
	judged(json.patch(kept, changes.set("/roadmap/items", []))) == set()
}
