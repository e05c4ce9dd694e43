package dgcheck.rules.strategy.resilience_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.resilience_attested as rule

kept := data.examples.strategy.resilience_attested.kept

broken := data.examples.strategy.resilience_attested.broken

told(declared) := found if found := judged.told(rule) with input as declared

place := [i | some i, attestation in kept.attestations; attestation.topic == "resilience"][0]

none := {"group": "not-applicable at services"}

test_an_attestation_that_holds_is_enough if {
	told(kept) == {"group": $"attested at attestations/{place}"}
}

test_without_an_attestation_a_group_with_a_critical_service_fails if {
	told(broken) == {"group": "fail at attestations"}
}

test_an_attestation_that_has_expired_fails_at_its_own_place if {
	told(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {"group": $"fail at attestations/{place}"}
	told(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == told(kept)
}

test_without_a_critical_service_it_is_not_asked if {
	every said in [null, false] {
		told(json.patch(broken, changes.set("/services/0/critical", said))) == none
		told(json.patch(kept, changes.set("/services/0/critical", said))) == none
	}
	told(json.patch(broken, changes.set("/services", []))) == none
}

test_a_critical_service_that_is_retired_or_planned_does_not_count if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == none
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == none
}
