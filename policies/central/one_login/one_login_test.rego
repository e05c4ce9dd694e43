package dgcheck.rules.central.one_login_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.one_login as rule

kept := data.examples.central.one_login.kept

broken := data.examples.central.one_login.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "service:report-movement"

about(change) := judged(json.patch(broken, change))

unknown := {[subject, "not-assessed", ["services", 0, "uses_components"]]}

test_a_service_with_one_login_passes if {
	judged(kept) == {[subject, "pass", ["services", 0, "uses_components"]]}
	about(changes.set("/services/0/uses_components", ["defra-identity", "govuk-one-login"])) == judged(kept)
}

test_a_service_with_another_sign_in_fails if {
	judged(broken) == {[subject, "fail", ["services", 0, "uses_components"]]}
	every component in ["government-gateway", "apha-sign-in", "staff-login", "sso"] {
		about(changes.set("/services/0/uses_components", [component])) == judged(broken)
	}
	about(changes.set("/services/0/users", "both")) == judged(broken)
}

test_a_reason_will_do if {
	about(changes.set("/services/0/uses_components_reason", "Vets have a sign-in of their own")) == {[subject, "pass", ["services", 0, "uses_components_reason"]]}
}

test_a_service_that_names_no_sign_in_cannot_be_assessed if {
	about(changes.set("/services/0/uses_components", [])) == unknown
	about(changes.set("/services/0/uses_components", ["govuk-notify", "blogin-tool"])) == unknown
}

test_a_service_that_does_not_say_whom_it_is_for_cannot_be_assessed if {
	about(changes.set("/services/0/users", "")) == unknown
}

test_a_service_for_colleagues_is_not_asked if {
	about(changes.set("/services/0/users", "internal")) == {[subject, "not-applicable", ["services", 0, "users"]]}
}

test_a_service_that_is_retired_or_planned_is_not_asked if {
	none := {[subject, "not-applicable", ["services", 0, "phases"]]}
	about(changes.set("/services/0/phases/0/phase", "retired")) == none
	about(changes.dated("/services/0/phases/0/from", "2026-11-23")) == none
	about(changes.set("/services/0/phases", [])) == none
}
