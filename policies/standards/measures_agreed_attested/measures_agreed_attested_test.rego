package dgcheck.rules.standards.measures_agreed_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.measures_agreed_attested as rule

kept := data.examples.standards.measures_agreed_attested.kept

broken := data.examples.standards.measures_agreed_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_post_that_vouches_for_it_is_enough if {
	judged(kept) == {["attestation:measures-agreed", "attested", ["attestations", 2]]}
	{result.due | some result in results(kept)} == {"2027-10-01"}
}

test_nobody_vouching_for_it_fails if {
	judged(broken) == {["attestation:measures-agreed", "fail", ["attestations"]]}
}

test_an_attestation_that_has_expired_fails if {
	judged(json.patch(kept, changes.dated("/attestations/2/attested_on", "2025-11-21"))) == {["attestation:measures-agreed", "fail", ["attestations", 2]]}
	judged(json.patch(kept, changes.dated("/attestations/2/attested_on", "2025-11-22"))) == judged(kept)
}
