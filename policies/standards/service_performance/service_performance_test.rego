package dgcheck.rules.standards.service_performance_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.service_performance as rule

kept := data.examples.standards.service_performance.kept

broken := data.examples.standards.service_performance.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {0: "pass"}

aside := {0: "not-applicable at phases"}

severities(declared) := {result.severity | some result in results(declared); result.severity}

unmapped := json.patch(kept, changes.set("/services/0/journeys_url", ""))

reading(date) := {"date": date, "date_day": changes.day(date), "value": 80}

test_a_live_service_with_its_performance_and_its_journeys_passes if {
	told(kept) == passes
}

test_a_live_service_without_its_performance_fails if {
	told(broken) == {0: "fail at performance_url"}
	severities(broken) == {"info"}
	told(json.patch(broken, changes.set("/services/0/journeys_url", ""))) == told(broken)
}

test_figures_of_any_kind_show_performance if {
	every kind in ["user_satisfaction", "completion_rate", "cost_per_transaction", "digital_take_up"] {
		told(json.patch(broken, changes.set($"/services/0/performance/{kind}", [reading("2026-10-31")]))) == passes
		told(json.patch(broken, changes.set($"/services/0/performance/{kind}", [reading("2026-11-23")]))) == told(broken)
	}
}

test_a_live_service_without_a_map_of_journeys_is_told_so if {
	told(unmapped) == {0: "fail at journeys_url"}
	severities(unmapped) == {"info"}
}

test_the_central_pack_asks_for_journeys_alone if {
	central := {"CD-1-2": "info"}
	told(broken) == passes with data.clauses as central
	told(unmapped) == {0: "fail at journeys_url"} with data.clauses as central
}

test_the_standards_ask_for_both if {
	standards := {"DS-2-G0": "info"}
	told(broken) == {0: "fail at performance_url"} with data.clauses as standards
	told(unmapped) == {0: "fail at journeys_url"} with data.clauses as standards
}

test_services_that_are_not_live_are_not_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == aside
	}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == aside
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-22"))) == told(broken)
	told(json.patch(broken, changes.set("/services/0/phases", []))) == aside
}
