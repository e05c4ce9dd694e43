package dgcheck.rules.assurance.secure_by_design_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.secure_by_design_attested as rule

kept := data.examples.assurance.secure_by_design_attested.kept

broken := data.examples.assurance.secure_by_design_attested.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_post_that_vouches_for_it_is_enough if {
	told(kept) == {"group": "attested at attestations/7"}
	result(kept).due == "2027-10-01"
}

test_it_fails_where_nobody_vouches_for_it if {
	told(broken) == {"group": "fail at attestations"}
}

test_it_fails_at_an_attestation_that_has_expired if {
	every date in ["2026-11-21", "2026-11-22"] {
		told(json.patch(kept, changes.dated("/attestations/7/expires", date))) == {"group": $"{verdict[date]} at attestations/7"}
	}
}

verdict := {"2026-11-21": "fail", "2026-11-22": "attested"}
