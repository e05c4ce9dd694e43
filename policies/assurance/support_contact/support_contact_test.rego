package dgcheck.rules.assurance.support_contact_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.support_contact as rule

kept := data.examples.assurance.support_contact.kept

broken := data.examples.assurance.support_contact.broken

told(declared) := found if found := judged.told(rule) with input as declared

entered(declared, i, phase) := json.patch(declared, changes.set($"/services/{i}/phases", [{"phase": phase, "from": "2026-02-02", "from_day": changes.day("2026-02-02")}]))

test_a_mailbox_of_the_support_team_passes if {
	told(kept) == {0: "pass", 1: "pass"}
}

test_without_one_the_service_fails if {
	told(broken) == {0: "fail", 1: "pass"}
}

test_it_is_asked_from_private_beta_on if {
	unsaid := json.patch(broken, changes.set("/services/0/uses_live_data", false))
	every phase in ["private-beta", "public-beta", "live"] {
		told(entered(unsaid, 0, phase))[0] == "fail"
	}
	every phase in ["discovery", "alpha"] {
		told(entered(unsaid, 0, phase))[0] == "not-applicable at ."
	}
}

test_it_is_asked_earlier_where_live_data_is_used if {
	told(entered(broken, 0, "discovery"))[0] == "fail"
	unsaid := json.patch(broken, changes.set("/services/0/uses_live_data", null))
	told(entered(unsaid, 0, "alpha"))[0] == "not-applicable at ."
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	told(entered(broken, 0, "retired"))[0] == "not-applicable at phases"
	told(json.patch(broken, changes.set("/services/0/phases", [])))[0] == "not-applicable at phases"
}
