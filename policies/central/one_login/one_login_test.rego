package dgcheck.rules.central.one_login_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.one_login as rule

kept := data.examples.central.one_login.kept

broken := data.examples.central.one_login.broken

told(declared) := found if found := judged.told(rule) with input as declared

about(change) := told(json.patch(broken, change))

unknown := {0: "not-assessed"}

test_a_service_with_one_login_passes if {
	told(kept) == {0: "pass"}
	about(changes.set("/services/0/uses_components", ["defra-identity", "govuk-one-login"])) == told(kept)
}

test_a_service_with_another_sign_in_fails if {
	told(broken) == {0: "fail"}
	every component in ["government-gateway", "apha-sign-in", "staff-login", "sso"] {
		about(changes.set("/services/0/uses_components", [component])) == told(broken)
	}
	about(changes.set("/services/0/users", "both")) == told(broken)
}

test_a_reason_will_do if {
	about(changes.set("/services/0/uses_components_reason", "Vets have a sign-in of their own")) == {0: "pass at uses_components_reason"}
}

test_a_service_that_names_no_sign_in_cannot_be_assessed if {
	about(changes.set("/services/0/uses_components", [])) == unknown
	about(changes.set("/services/0/uses_components", ["govuk-notify", "blogin-tool"])) == unknown
}

test_a_service_that_does_not_say_whom_it_is_for_cannot_be_assessed if {
	about(changes.set("/services/0/users", "")) == unknown
}

test_a_service_for_colleagues_is_not_asked if {
	about(changes.set("/services/0/users", "internal")) == {0: "not-applicable at users"}
}

test_a_service_that_is_retired_or_planned_is_not_asked if {
	none := {0: "not-applicable at phases"}
	about(changes.set("/services/0/phases/0/phase", "retired")) == none
	about(changes.dated("/services/0/phases/0/from", "2026-11-23")) == none
	about(changes.set("/services/0/phases", [])) == none
}
