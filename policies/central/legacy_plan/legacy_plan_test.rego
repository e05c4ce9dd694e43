package dgcheck.rules.central.legacy_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.legacy_plan as rule

kept := data.examples.central.legacy_plan.kept

broken := data.examples.central.legacy_plan.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_red_system_with_a_plan_on_the_roadmap_passes if {
	told(kept) == {0: "pass"}
}

test_a_red_system_without_a_roadmap_item_fails if {
	told(broken) == {0: "fail"}
}

test_a_red_system_without_a_plan_fails_at_the_place_of_its_plan if {
	told(json.patch(kept, changes.set("/legacy/0/plan", ""))) == {0: "fail at plan"}
}

test_any_plan_will_do if {
	every plan in ["retain", "replace", "retire"] {
		told(json.patch(kept, changes.set("/legacy/0/plan", plan))) == told(kept)
	}
}

test_a_milder_rating_asks_for_no_plan if {
	every rating in ["amber", "green"] {
		told(json.patch(broken, changes.set("/legacy/0/risk/rating", rating))) == {0: "not-applicable at risk/rating"}
	}
}

test_without_a_rating_it_cannot_be_assessed if {
	every rating in ["", "not-rated"] {
		told(json.patch(broken, changes.set("/legacy/0/risk/rating", rating))) == {0: "not-assessed at risk/rating"}
	}
}

test_a_roadmap_item_that_is_not_declared_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/legacy/0/roadmap_item", "somewhere"))) == {0: "not-assessed"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/movements/roadmap"))
	told(json.patch(broken, elsewhere)) == {0: "not-assessed"}
	told(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/movements/roadmap"))) == told(broken)
	told(json.patch(broken, changes.set("/roadmap/items", []))) == told(broken)
}

test_a_system_that_was_switched_off_is_not_asked if {
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-03-31"))) == {0: "not-applicable at retired_on"}
}

test_an_item_of_the_pipeline_carries_the_plan_out_too if {
	moved := array.concat(changes.set("/roadmap/items", []), changes.set("/pipeline/items", kept.roadmap.items))
	told(json.patch(kept, moved)) == told(kept)
}
