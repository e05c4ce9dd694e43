package dgcheck.rules.assurance.change_management_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.change_management_attested as rule

kept := data.examples.assurance.change_management_attested.kept

broken := data.examples.assurance.change_management_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_post_that_vouches_for_it_is_enough if {
	judged(kept) == {["attestation:change-management", "attested", ["attestations", 3]]}
	{result.due | some result in results(kept)} == {"2027-10-01"}
}

test_it_fails_where_nobody_vouches_for_it if {
	judged(broken) == {["attestation:change-management", "fail", ["attestations"]]}
}

test_it_fails_at_an_attestation_that_has_expired if {
	every date in ["2026-11-21", "2026-11-22"] {
		judged(json.patch(kept, changes.dated("/attestations/3/expires", date))) == {["attestation:change-management", verdict[date], ["attestations", 3]]}
	}
}

verdict := {"2026-11-21": "fail", "2026-11-22": "attested"}
