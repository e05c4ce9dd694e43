package dgcheck.rules.standards.measures_agreed_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.measures_agreed_attested as rule

kept := data.examples.standards.measures_agreed_attested.kept

broken := data.examples.standards.measures_agreed_attested.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_post_that_vouches_for_it_is_enough if {
	told(kept) == {"group": "attested at attestations/2"}
	result(kept).due == "2027-10-01"
}

test_nobody_vouching_for_it_fails if {
	told(broken) == {"group": "fail at attestations"}
}

test_an_attestation_that_has_expired_fails if {
	told(json.patch(kept, changes.dated("/attestations/2/attested_on", "2025-11-21"))) == {"group": "fail at attestations/2"}
	told(json.patch(kept, changes.dated("/attestations/2/attested_on", "2025-11-22"))) == told(kept)
}
