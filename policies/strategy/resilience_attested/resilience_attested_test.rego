package dgcheck.rules.strategy.resilience_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.resilience_attested as rule

kept := data.examples.strategy.resilience_attested.kept

broken := data.examples.strategy.resilience_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

place := [i | some i, attestation in kept.attestations; attestation.topic == "resilience"][0]

none := {["attestation:resilience", "not-applicable", ["services"]]}

test_an_attestation_that_holds_is_enough if {
	judged(kept) == {["attestation:resilience", "attested", ["attestations", place]]}
}

test_without_an_attestation_a_group_with_a_critical_service_fails if {
	judged(broken) == {["attestation:resilience", "fail", ["attestations"]]}
}

test_an_attestation_that_has_expired_fails_at_its_own_place if {
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {["attestation:resilience", "fail", ["attestations", place]]}
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == judged(kept)
}

test_without_a_critical_service_it_is_not_asked if {
	every said in [null, false] {
		judged(json.patch(broken, changes.set("/services/0/critical", said))) == none
		judged(json.patch(kept, changes.set("/services/0/critical", said))) == none
	}
	judged(json.patch(broken, changes.set("/services", []))) == none
}

test_a_critical_service_that_is_retired_or_planned_does_not_count if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == none
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == none
}
