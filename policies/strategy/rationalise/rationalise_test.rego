package dgcheck.rules.strategy.rationalise_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.rationalise as rule

kept := data.examples.strategy.rationalise.kept

broken := data.examples.strategy.rationalise.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(verdict, key) := {["pipeline:soil-map", verdict, ["pipeline", "items", 0, key]]}

item(key, value) := changes.set($"/pipeline/items/0/{key}", value)

considered := "existing_services_considered"

test_new_work_that_looked_at_existing_services_passes if {
	judged(kept) == about("pass", considered)
	judged(json.patch(kept, item(considered, true))) == judged(kept)
}

test_new_work_that_did_not_look_fails if {
	judged(broken) == about("fail", considered)
	every answer in [null, [], [""]] {
		judged(json.patch(kept, item(considered, answer))) == judged(broken)
	}
}

test_work_that_is_proposed_has_time_and_later_work_has_not if {
	judged(json.patch(broken, item("status", "proposed"))) == about("not-due", considered)
	judged(json.patch(kept, item("status", "proposed"))) == judged(kept)
	every status in ["approved", "in-progress", ""] {
		judged(json.patch(broken, item("status", status))) == judged(broken)
	}
}

test_work_that_is_over_or_paused_is_not_asked if {
	every status in ["paused", "done", "stopped"] {
		judged(json.patch(broken, item("status", status))) == about("not-applicable", "status")
	}
}

test_work_on_services_there_are_is_not_asked if {
	judged(json.patch(broken, item("new_service", false))) == about("not-applicable", "new_service")
	judged(json.patch(broken, array.concat(item("new_service", null), item("services", ["soil-checks"])))) == about("not-applicable", "new_service")
	judged(json.patch(broken, item("services", ["soil-checks"]))) == judged(broken)
}

test_work_that_does_not_say_cannot_be_assessed if {
	judged(json.patch(broken, item("new_service", null))) == about("not-assessed", "new_service")
	judged(json.patch(kept, item("new_service", null))) == about("not-assessed", "new_service")
	judged(json.patch(broken, array.concat(item("new_service", null), item("services", [""])))) == about("not-assessed", "new_service")
}

test_the_roadmap_may_say_that_a_service_is_new if {
	planned := array.flatten([
		item("new_service", null),
		item("roadmap_item", "map"),
		changes.set("/roadmap/items", [{"id": "map", "new_service": true}]),
	])
	judged(json.patch(broken, planned)) == judged(broken)
	judged(json.patch(broken, array.concat(planned, item("new_service", false)))) == about("not-applicable", "new_service")
	judged(json.patch(broken, array.concat(planned, item("roadmap_item", "other")))) == about("not-assessed", "new_service")
}

test_an_item_without_a_roadmap_item_is_none_of_those_without_an_id if {
	nameless := array.concat(item("new_service", null), changes.set("/roadmap/items", [{"id": "", "new_service": true}]))
	judged(json.patch(broken, nameless)) == about("not-assessed", "new_service")
}
