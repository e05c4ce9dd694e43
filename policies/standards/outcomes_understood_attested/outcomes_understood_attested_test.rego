package dgcheck.rules.standards.outcomes_understood_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.outcomes_understood_attested as rule

kept := data.examples.standards.outcomes_understood_attested.kept

broken := data.examples.standards.outcomes_understood_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_post_that_vouches_for_it_is_enough if {
	judged(kept) == {["attestation:outcomes-understood", "attested", ["attestations", 0]]}
	{result.due | some result in results(kept)} == {"2027-10-01"}
}

test_nobody_vouching_for_it_fails if {
	judged(broken) == {["attestation:outcomes-understood", "fail", ["attestations"]]}
}

test_an_attestation_that_has_expired_fails if {
	judged(json.patch(kept, changes.dated("/attestations/0/attested_on", "2025-11-21"))) == {["attestation:outcomes-understood", "fail", ["attestations", 0]]}
	judged(json.patch(kept, changes.dated("/attestations/0/attested_on", "2025-11-22"))) == judged(kept)
}
