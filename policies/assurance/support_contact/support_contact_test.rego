package dgcheck.rules.assurance.support_contact_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.support_contact as rule

kept := data.examples.assurance.support_contact.kept

broken := data.examples.assurance.support_contact.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at(i) := ["services", i, "support", "email"]

entered(declared, i, phase) := json.patch(declared, changes.set($"/services/{i}/phases", [{"phase": phase, "from": "2026-02-02", "from_day": changes.day("2026-02-02")}]))

test_a_mailbox_of_the_support_team_passes if {
	judged(kept) == {["service:soil-checks", "pass", at(0)], ["service:soil-maps", "pass", at(1)]}
}

test_without_one_the_service_fails if {
	judged(broken) == {["service:soil-checks", "fail", at(0)], ["service:soil-maps", "pass", at(1)]}
}

test_it_is_asked_from_private_beta_on if {
	unsaid := json.patch(broken, changes.set("/services/0/uses_live_data", false))
	every phase in ["private-beta", "public-beta", "live"] {
		["service:soil-checks", "fail", at(0)] in judged(entered(unsaid, 0, phase))
	}
	every phase in ["discovery", "alpha"] {
		["service:soil-checks", "not-applicable", ["services", 0]] in judged(entered(unsaid, 0, phase))
	}
}

test_it_is_asked_earlier_where_live_data_is_used if {
	["service:soil-checks", "fail", at(0)] in judged(entered(broken, 0, "discovery"))
	unsaid := json.patch(broken, changes.set("/services/0/uses_live_data", null))
	["service:soil-checks", "not-applicable", ["services", 0]] in judged(entered(unsaid, 0, "alpha"))
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	["service:soil-checks", "not-applicable", ["services", 0, "phases"]] in judged(entered(broken, 0, "retired"))
	["service:soil-checks", "not-applicable", ["services", 0, "phases"]] in judged(json.patch(broken, changes.set("/services/0/phases", [])))
}
