package dgcheck.rules.central.legacy_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.legacy_plan as rule

kept := data.examples.central.legacy_plan.kept

broken := data.examples.central.legacy_plan.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "legacy:old-register"

test_a_red_system_with_a_plan_on_the_roadmap_passes if {
	judged(kept) == {[subject, "pass", ["legacy", 0, "roadmap_item"]]}
}

test_a_red_system_without_a_roadmap_item_fails if {
	judged(broken) == {[subject, "fail", ["legacy", 0, "roadmap_item"]]}
}

test_a_red_system_without_a_plan_fails_at_the_place_of_its_plan if {
	judged(json.patch(kept, changes.set("/legacy/0/plan", ""))) == {[subject, "fail", ["legacy", 0, "plan"]]}
}

test_any_plan_will_do if {
	every plan in ["retain", "replace", "retire"] {
		judged(json.patch(kept, changes.set("/legacy/0/plan", plan))) == judged(kept)
	}
}

test_a_milder_rating_asks_for_no_plan if {
	every rating in ["amber", "green"] {
		judged(json.patch(broken, changes.set("/legacy/0/risk/rating", rating))) == {[subject, "not-applicable", ["legacy", 0, "risk", "rating"]]}
	}
}

test_without_a_rating_it_cannot_be_assessed if {
	every rating in ["", "not-rated"] {
		judged(json.patch(broken, changes.set("/legacy/0/risk/rating", rating))) == {[subject, "not-assessed", ["legacy", 0, "risk", "rating"]]}
	}
}

test_a_roadmap_item_that_is_not_declared_cannot_be_assessed if {
	judged(json.patch(kept, changes.set("/legacy/0/roadmap_item", "somewhere"))) == {[subject, "not-assessed", ["legacy", 0, "roadmap_item"]]}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/movements/roadmap"))
	judged(json.patch(broken, elsewhere)) == {[subject, "not-assessed", ["legacy", 0, "roadmap_item"]]}
	judged(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/movements/roadmap"))) == judged(broken)
	judged(json.patch(broken, changes.set("/roadmap/items", []))) == judged(broken)
}

test_a_system_that_was_switched_off_is_not_asked if {
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-03-31"))) == {[subject, "not-applicable", ["legacy", 0, "retired_on"]]}
}
