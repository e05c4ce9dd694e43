package dgcheck.rules.strategy.service_count_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.service_count as rule

kept := data.examples.strategy.service_count.kept

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

said(declared) := {result.because | some result in results(declared)}

test_services_are_counted if {
	judged(kept) == {["group", "pass", ["services"]]}
	said(kept) == {"Services in use or being made: 1; retired: 0; not begun: 0."}
}

test_services_that_are_retired_or_planned_are_counted_apart if {
	service := kept.services[0]
	retired := json.patch(service, changes.set("/phases/0/phase", "retired"))
	planned := json.patch(service, changes.dated("/phases/0/from", "2026-11-23"))
	said(json.patch(kept, changes.set("/services", [service, retired, retired, planned]))) == {"Services in use or being made: 1; retired: 2; not begun: 1."}
}

test_without_a_service_there_is_nothing_to_count if {
	judged(json.patch(kept, changes.set("/services", []))) == {["group", "not-applicable", ["services"]]}
}
