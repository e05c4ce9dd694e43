package dgcheck.rules.strategy.improvement_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.improvement_attested as rule

kept := data.examples.strategy.improvement_attested.kept

broken := data.examples.strategy.improvement_attested.broken

place := [i | some i, attestation in kept.attestations; attestation.topic == "improvement"][0]

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_an_attestation_that_holds_is_enough if {
	judged(kept) == {["attestation:improvement", "attested", ["attestations", place]]}
}

test_without_an_attestation_the_group_fails if {
	judged(broken) == {["attestation:improvement", "fail", ["attestations"]]}
}

test_an_attestation_that_has_expired_fails_at_its_own_place if {
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {["attestation:improvement", "fail", ["attestations", place]]}
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == judged(kept)
}

test_an_attestation_of_another_topic_does_not_count if {
	judged(json.patch(kept, changes.set($"/attestations/{place}/topic", "culture"))) == judged(broken)
}
