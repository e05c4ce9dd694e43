package dgcheck.rules.strategy.security_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.security_attested as rule

kept := data.examples.strategy.security_attested.kept

broken := data.examples.strategy.security_attested.broken

place := [i | some i, attestation in kept.attestations; attestation.topic == "security"][0]

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_an_attestation_that_holds_is_enough if {
	judged(kept) == {["attestation:security", "attested", ["attestations", place]]}
}

test_without_an_attestation_the_group_fails if {
	judged(broken) == {["attestation:security", "fail", ["attestations"]]}
}

test_an_attestation_that_has_expired_fails_at_its_own_place if {
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {["attestation:security", "fail", ["attestations", place]]}
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == judged(kept)
}

test_an_attestation_of_another_topic_does_not_count if {
	judged(json.patch(kept, changes.set($"/attestations/{place}/topic", "culture"))) == judged(broken)
}
