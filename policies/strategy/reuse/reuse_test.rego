package dgcheck.rules.strategy.reuse_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.reuse as rule

kept := data.examples.strategy.reuse.kept

broken := data.examples.strategy.reuse.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

group := ["group", "pass", ["services"]]

about(verdict, key) := {["service:soil-checks", verdict, ["services", 0, key]], group}

# emptied writes an empty list of components.
emptied := array.concat(
	changes.set("/services/0/uses_components", []),
	changes.set("/written", broken.written | {"services/0/uses_components"}),
)

said(declared) := {result.because | some result in results(declared); result.subject == "group"}

test_a_service_that_lists_its_components_passes if {
	judged(kept) == about("pass", "uses_components")
}

test_a_service_that_does_not_say_fails if {
	judged(broken) == about("fail", "uses_components")
	judged(json.patch(kept, changes.set("/services/0/uses_components", [""]))) == judged(broken)
	judged(json.patch(broken, changes.set("/services/0/uses_components_reason", "No sign-in"))) == judged(broken)
}

test_an_empty_list_needs_a_reason if {
	judged(json.patch(broken, emptied)) == about("fail", "uses_components_reason")
	judged(json.patch(broken, array.concat(emptied, changes.set("/services/0/uses_components_reason", "No sign-in")))) == about("pass", "uses_components")
}

test_services_from_alpha_to_live_are_asked if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == judged(broken)
	}
	every phase in ["discovery", "retired"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_services_that_use_components_are_counted if {
	said(kept) == {"Services that use shared components: 1 of 1."}
	said(broken) == {"Services that use shared components: 0 of 1."}
	results := rule.results with input as kept with data.clauses as {"ST-M2-1": "warning"}
	{result.subject | some result in results} == {"service:soil-checks"}
}
