package dgcheck.rules.guide.decisions_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.decisions_attested as rule

kept := data.examples.guide.decisions_attested.kept

broken := data.examples.guide.decisions_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at, object.get(result, "due", "")] | some result in results(declared)}

place := [i | some i, attestation in kept.attestations; attestation.topic == "decisions"][0]

logged := changes.set("/governance/decision_log", "https://example.gov.uk/soil/decisions")

test_what_somebody_vouches_for_is_attested_for_a_year if {
	judged(kept) == {["attestation:decisions", "attested", ["attestations", place], "2027-10-01"]}
}

test_what_nobody_vouches_for_fails if {
	judged(broken) == {["attestation:decisions", "fail", ["attestations"], ""]}
}

test_what_was_vouched_for_until_yesterday_fails if {
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {["attestation:decisions", "fail", ["attestations", place], "2026-11-21"]}
}

test_a_log_of_decisions_is_enough if {
	judged(json.patch(broken, logged)) == {["attestation:decisions", "pass", ["governance", "decision_log"], ""]}
}

test_a_log_of_decisions_comes_before_an_attestation if {
	judged(json.patch(kept, logged)) == judged(json.patch(broken, logged))
	expired := json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))
	judged(json.patch(expired, logged)) == judged(json.patch(broken, logged))
}

test_a_fail_rests_on_the_log_that_could_not_be_read if {
	{result.rests_on | some result in results(broken)} == {[["governance", "decision_log"]]}
	{result.rests_on | some result in results(kept)} == {[["attestations", place]]}
}
