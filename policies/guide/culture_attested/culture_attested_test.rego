package dgcheck.rules.guide.culture_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.culture_attested as rule

kept := data.examples.guide.culture_attested.kept

broken := data.examples.guide.culture_attested.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

place := [i | some i, attestation in kept.attestations; attestation.topic == "culture"][0]

test_what_somebody_vouches_for_is_attested_for_a_year if {
	told_due(kept) == {"group": $"attested at attestations/{place} by 2027-10-01"}
}

test_what_nobody_vouches_for_fails if {
	told_due(broken) == {"group": "fail at attestations"}
	told_due(json.patch(broken, changes.set("/attestations", []))) == told_due(broken)
}

test_what_was_vouched_for_until_yesterday_fails if {
	told_due(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == {"group": $"attested at attestations/{place} by 2026-11-22"}
	told_due(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {"group": $"fail at attestations/{place} by 2026-11-21"}
}
