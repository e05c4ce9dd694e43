package dgcheck.rules.strategy.rationalise_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.rationalise as rule

kept := data.examples.strategy.rationalise.kept

broken := data.examples.strategy.rationalise.broken

told(declared) := found if found := judged.told(rule) with input as declared

item(key, value) := changes.set($"/pipeline/items/0/{key}", value)

considered := "existing_services_considered"

test_new_work_that_looked_at_existing_services_passes if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, item(considered, true))) == told(kept)
}

test_new_work_that_did_not_look_fails if {
	told(broken) == {0: "fail"}
	every answer in [null, [], [""]] {
		told(json.patch(kept, item(considered, answer))) == told(broken)
	}
}

test_work_that_is_proposed_has_time_and_later_work_has_not if {
	told(json.patch(broken, item("status", "proposed"))) == {0: "not-due"}
	told(json.patch(kept, item("status", "proposed"))) == told(kept)
	every status in ["approved", "in-progress", ""] {
		told(json.patch(broken, item("status", status))) == told(broken)
	}
}

test_work_that_is_over_or_paused_is_not_asked if {
	every status in ["paused", "done", "stopped"] {
		told(json.patch(broken, item("status", status))) == {0: "not-applicable at status"}
	}
}

test_work_on_services_there_are_is_not_asked if {
	told(json.patch(broken, item("new_service", false))) == {0: "not-applicable at new_service"}
	told(json.patch(broken, array.concat(item("new_service", null), item("services", ["soil-checks"])))) == {0: "not-applicable at new_service"}
	told(json.patch(broken, item("services", ["soil-checks"]))) == told(broken)
}

test_work_that_does_not_say_cannot_be_assessed if {
	told(json.patch(broken, item("new_service", null))) == {0: "not-assessed at new_service"}
	told(json.patch(kept, item("new_service", null))) == {0: "not-assessed at new_service"}
	told(json.patch(broken, array.concat(item("new_service", null), item("services", [""])))) == {0: "not-assessed at new_service"}
}

test_the_roadmap_may_say_that_a_service_is_new if {
	planned := array.flatten([
		item("new_service", null),
		item("roadmap_item", "map"),
		changes.set("/roadmap/items", [{"id": "map", "new_service": true}]),
	])
	told(json.patch(broken, planned)) == told(broken)
	told(json.patch(broken, array.concat(planned, item("new_service", false)))) == {0: "not-applicable at new_service"}
	told(json.patch(broken, array.concat(planned, item("roadmap_item", "other")))) == {0: "not-assessed at new_service"}
}

test_an_item_without_a_roadmap_item_is_none_of_those_without_an_id if {
	nameless := array.concat(item("new_service", null), changes.set("/roadmap/items", [{"id": "", "new_service": true}]))
	told(json.patch(broken, nameless)) == {0: "not-assessed at new_service"}
}
