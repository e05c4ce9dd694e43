package dgcheck.rules.strategy.reuse_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.reuse as rule

kept := data.examples.strategy.reuse.kept

broken := data.examples.strategy.reuse.broken

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

group := {"group": "pass"}

# emptied changes the list of components to an empty one.
emptied := array.concat(
	changes.set("/services/0/uses_components", []),
	changes.set("/written", {path | some path in broken.written} | {"services/0/uses_components"}),
)

said(declared) := found if found := judged.message(rule) with input as declared

test_a_service_that_lists_its_components_passes if {
	told(kept) == object.union({0: "pass"}, group)
}

test_a_service_that_does_not_say_fails if {
	told(broken) == object.union({0: "fail"}, group)
	told(json.patch(kept, changes.set("/services/0/uses_components", [""]))) == told(broken)
	told(json.patch(broken, changes.set("/services/0/uses_components_reason", "No sign-in"))) == told(broken)
}

test_an_empty_list_needs_a_reason if {
	told(json.patch(broken, emptied)) == object.union({0: "fail at uses_components_reason"}, group)
	told(json.patch(broken, array.concat(emptied, changes.set("/services/0/uses_components_reason", "No sign-in")))) == object.union({0: "pass"}, group)
}

test_services_from_alpha_to_live_are_asked if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == told(broken)
	}
	every phase in ["discovery", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {0: "not-applicable at phases"}
}

test_services_that_use_components_are_counted if {
	said(kept) == "Services that use shared components: 1 of 1."
	said(broken) == "Services that use shared components: 0 of 1."
	found := judged.told(rule) with input as kept with data.clauses as {"ST-M2-1": "warning"}
	object.keys(found) == {0}
}
