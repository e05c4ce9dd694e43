package dgcheck.rules.strategy.service_count_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.service_count as rule

kept := data.examples.strategy.service_count.kept

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

said(declared) := {message(declared)}

test_services_are_counted if {
	told(kept) == {"group": "pass"}
	said(kept) == {"Services in use or being made: 1; retired: 0; not begun: 0."}
}

test_services_that_are_retired_or_planned_are_counted_apart if {
	service := kept.services[0]
	retired := json.patch(service, changes.set("/phases/0/phase", "retired"))
	planned := json.patch(service, changes.dated("/phases/0/from", "2026-11-23"))
	said(json.patch(kept, changes.set("/services", [service, retired, retired, planned]))) == {"Services in use or being made: 1; retired: 2; not begun: 1."}
}

test_without_a_service_there_is_nothing_to_count if {
	told(json.patch(kept, changes.set("/services", []))) == {"group": "not-applicable"}
}
