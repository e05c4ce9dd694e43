package dgcheck.rules.guide.accessible_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.accessible as rule

kept := data.examples.guide.accessible.kept

broken := data.examples.guide.accessible.broken

guide := {"DG-OWN-10": "warning"}

told(declared) := found if found := judged.told(rule) with input as declared with data.clauses as guide

# graded returns the verdict and its severity.
graded(declared, clauses) := [told_so[0], severities[0]] if {
	told_so := judged.told(rule) with input as declared with data.clauses as clauses
	severities := judged.said(rule, "severity") with input as declared with data.clauses as clauses
}

test_a_service_with_a_statement_passes if {
	told(kept) == {0: "pass"}
}

test_a_service_without_a_statement_fails_at_its_place if {
	told(broken) == {0: "fail"}
}

test_a_service_is_asked_in_public_beta_and_live_alone if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "public-beta"))) == told(broken)
	every phase in ["discovery", "alpha", "private-beta", "retired", ""] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}

test_a_service_inside_government_is_asked_too if {
	told(json.patch(broken, changes.set("/services/0/users", "internal"))) == told(broken)
}

test_a_system_that_nobody_uses_directly_is_not_asked if {
	none := json.patch(broken, changes.set("/services/0/channels", []))
	told(object.union(none, {"written": {"services/0/channels"}})) == {0: "not-applicable at channels"}
	told(object.union(none, {"written": set()})) == told(broken)
}

test_each_pack_asks_for_the_statement_at_its_own_level if {
	graded(broken, {"AS-A11Y-2": "warning"}) == ["fail", "warning"]
	graded(broken, {"ST-A-1": "info"}) == ["fail", "info"]
	graded(broken, {"ST-A-1": "info", "DG-OWN-10": "warning"}) == ["fail", "warning"]
}

test_the_strategy_asks_that_the_public_can_use_the_service_online if {
	strategy := {"ST-A-1": "info", "DG-OWN-10": "warning"}
	offline := json.patch(kept, changes.set("/services/0/channels", ["phone"]))
	told(offline) == told(kept)
	graded(offline, strategy) == ["fail at channels", "info"]
	every change in [
		changes.set("/services/0/channels", ["phone", "digital"]),
		changes.set("/services/0/url", "https://example.gov.uk/soil/checks"),
		changes.set("/services/0/users", "internal"),
		changes.set("/services/0/users", ""),
	] {
		judged.verdicts(rule) == {0: "pass"} with input as json.patch(offline, change) with data.clauses as strategy
	}
	graded(json.patch(offline, changes.set("/services/0/users", "both")), strategy) == ["fail at channels", "info"]
}

test_both_findings_are_one_result_at_the_graver_place if {
	graded(json.patch(broken, changes.set("/services/0/channels", ["phone"])), {"ST-A-1": "info", "DG-OWN-10": "warning"}) == ["fail", "warning"]
}
