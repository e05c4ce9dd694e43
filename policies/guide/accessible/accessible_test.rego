package dgcheck.rules.guide.accessible_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.accessible as rule

kept := data.examples.guide.accessible.kept

broken := data.examples.guide.accessible.broken

guide := {"DG-OWN-10": "warning"}

results(declared, clauses) := found if found := rule.results with input as declared with data.clauses as clauses

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared, guide)}

findings(declared, clauses) := {[result.verdict, result.severity, result.at] | some result in results(declared, clauses)}

statement := ["services", 0, "accessibility", "statement_url"]

channels := ["services", 0, "channels"]

test_a_service_with_a_statement_passes if {
	judged(kept) == {["service:soil-checks", "pass", statement]}
}

test_a_service_without_a_statement_fails_at_its_place if {
	judged(broken) == {["service:soil-checks", "fail", statement]}
}

test_a_service_is_asked_in_public_beta_and_live_alone if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "public-beta"))) == judged(broken)
	every phase in ["discovery", "alpha", "private-beta", "retired", ""] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
}

test_a_service_inside_government_is_asked_too if {
	judged(json.patch(broken, changes.set("/services/0/users", "internal"))) == judged(broken)
}

test_a_system_that_nobody_uses_directly_is_not_asked if {
	none := json.patch(broken, changes.set("/services/0/channels", []))
	judged(object.union(none, {"written": {"services/0/channels"}})) == {["service:soil-checks", "not-applicable", channels]}
	judged(object.union(none, {"written": set()})) == judged(broken)
}

test_each_pack_asks_for_the_statement_at_its_own_level if {
	findings(broken, {"AS-A11Y-2": "warning"}) == {["fail", "warning", statement]}
	findings(broken, {"ST-A-1": "info"}) == {["fail", "info", statement]}
	findings(broken, {"ST-A-1": "info", "DG-OWN-10": "warning"}) == {["fail", "warning", statement]}
}

test_the_strategy_asks_that_the_public_can_use_the_service_online if {
	strategy := {"ST-A-1": "info", "DG-OWN-10": "warning"}
	offline := json.patch(kept, changes.set("/services/0/channels", ["phone"]))
	judged(offline) == judged(kept)
	findings(offline, strategy) == {["fail", "info", channels]}
	every change in [
		changes.set("/services/0/channels", ["phone", "digital"]),
		changes.set("/services/0/url", "https://example.gov.uk/soil/checks"),
		changes.set("/services/0/users", "internal"),
		changes.set("/services/0/users", ""),
	] {
		{result.verdict | some result in results(json.patch(offline, change), strategy)} == {"pass"}
	}
	findings(json.patch(offline, changes.set("/services/0/users", "both")), strategy) == {["fail", "info", channels]}
}

test_both_findings_are_one_result_at_the_graver_place if {
	findings(json.patch(broken, changes.set("/services/0/channels", ["phone"])), {"ST-A-1": "info", "DG-OWN-10": "warning"}) == {["fail", "warning", statement]}
}
