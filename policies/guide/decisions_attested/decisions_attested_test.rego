package dgcheck.rules.guide.decisions_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.decisions_attested as rule

kept := data.examples.guide.decisions_attested.kept

broken := data.examples.guide.decisions_attested.broken

result(declared) := found if found := rule.result with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

place := [i | some i, attestation in kept.attestations; attestation.topic == "decisions"][0]

logged := changes.set("/governance/decision_log", "https://example.gov.uk/soil/decisions")

test_what_somebody_vouches_for_is_attested_for_a_year if {
	told_due(kept) == {"group": $"attested at attestations/{place} by 2027-10-01"}
}

test_what_nobody_vouches_for_fails if {
	told_due(broken) == {"group": "fail at attestations"}
}

test_what_was_vouched_for_until_yesterday_fails if {
	told_due(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {"group": $"fail at attestations/{place} by 2026-11-21"}
}

test_a_log_of_decisions_is_enough if {
	told_due(json.patch(broken, logged)) == {"group": "pass at governance/decision_log"}
}

test_a_log_of_decisions_comes_before_an_attestation if {
	told_due(json.patch(kept, logged)) == told_due(json.patch(broken, logged))
	expired := json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))
	told_due(json.patch(expired, logged)) == told_due(json.patch(broken, logged))
}

test_a_fail_rests_on_the_log_that_could_not_be_read if {
	result(broken).rests_on == [["governance", "decision_log"]]
}
