package dgcheck.lib.legacies_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.legacies

system(date) := {"called": "The old broker", "retired_on_day": changes.day(date)}

retired(declared) if legacies.retired(declared) with input as {"as_of_day": changes.day("2026-11-22")}

test_a_system_is_retired_from_the_day_it_is_switched_off if {
	retired(system("2026-11-22"))
	not retired(system("2026-11-23"))
	not retired({"retired_on_day": null})
}

test_a_system_that_was_switched_off_is_asked_nothing if {
	document := {"as_of_day": changes.day("2026-11-22")}
	result := legacies.off(system("2026-03-31")) with input as document
	result["not-applicable"]
	result.at == ["retired_on"]
	not legacies.off(system("2026-11-23")) with input as document
}
