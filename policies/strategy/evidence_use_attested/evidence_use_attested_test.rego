package dgcheck.rules.strategy.evidence_use_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.evidence_use_attested as rule

kept := data.examples.strategy.evidence_use_attested.kept

broken := data.examples.strategy.evidence_use_attested.broken

place := [i | some i, attestation in kept.attestations; attestation.topic == "evidence-use"][0]

told(declared) := found if found := judged.told(rule) with input as declared

test_an_attestation_that_holds_is_enough if {
	told(kept) == {"group": $"attested at attestations/{place}"}
}

test_without_an_attestation_the_group_fails if {
	told(broken) == {"group": "fail at attestations"}
}

test_an_attestation_that_has_expired_fails_at_its_own_place if {
	told(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {"group": $"fail at attestations/{place}"}
	told(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == told(kept)
}

test_an_attestation_of_another_topic_does_not_count if {
	told(json.patch(kept, changes.set($"/attestations/{place}/topic", "culture"))) == told(broken)
}
