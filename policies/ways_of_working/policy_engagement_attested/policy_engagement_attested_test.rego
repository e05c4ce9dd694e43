package dgcheck.rules.ways_of_working.policy_engagement_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.policy_engagement_attested as rule

kept := data.examples.ways_of_working.policy_engagement_attested.kept

broken := data.examples.ways_of_working.policy_engagement_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

attestation := {
	"topic": "policy-engagement", "subject": "attestation:policy-engagement", "file": "delivery-group.yaml",
	"by": {"count": 1, "role": "Delivery group lead", "email": "soil-lead@example.gov.uk", "organisation": "", "person": "", "since": "", "since_day": null},
	"attested_on": "2026-10-01", "attested_on_day": changes.day("2026-10-01"),
	"expires": "", "expires_day": null, "evidence": "", "method": "",
}

attested(declared) := json.patch(declared, changes.set("/attestations", [attestation]))

subject := "attestation:policy-engagement"

passes := {[subject, "pass", ["agreements"]]}

vouched := {[subject, "attested", ["attestations", 0]]}

unvouched := {[subject, "fail", ["attestations"]]}

missed := {[subject, "fail", ["agreements", 0, "research_sessions"]]}

sessions := "/agreements/0/research_sessions"

test_commitments_and_a_session_that_policy_joined_pass if {
	judged(kept) == passes
	judged(attested(kept)) == passes
}

test_sessions_that_policy_joined_none_of_fail_whoever_vouches if {
	judged(broken) == missed
	judged(attested(broken)) == missed
}

test_one_session_that_policy_joined_is_enough if {
	joined := kept.agreements[0].research_sessions[0]
	judged(json.patch(broken, changes.add($"{sessions}/-", joined))) == passes
}

test_for_what_the_agreement_leaves_open_somebody_vouches if {
	every change in [
		changes.set("/agreements/0/commitments", []),
		changes.set("/agreements/0/commitments", [""]),
		changes.set(sessions, []),
		changes.set($"{sessions}/0/policy_attended", null),
	] {
		judged(json.patch(kept, change)) == unvouched
		judged(attested(json.patch(kept, change))) == vouched
	}
}

test_an_attestation_that_has_expired_does_not_count if {
	open := attested(json.patch(kept, changes.set(sessions, [])))
	judged(json.patch(open, changes.dated("/attestations/0/expires", "2026-11-22"))) == vouched
	judged(json.patch(open, changes.dated("/attestations/0/expires", "2026-11-21"))) == {[subject, "fail", ["attestations", 0]]}
}

test_a_session_after_the_day_we_judge_is_left_out if {
	judged(json.patch(broken, changes.dated($"{sessions}/0/date", "2026-11-22"))) == missed
	judged(json.patch(broken, changes.dated($"{sessions}/0/date", "2026-11-23"))) == unvouched
}

test_every_agreement_under_way_counts if {
	second := object.union(kept.agreements[0], {"commitments": []})
	judged(json.patch(kept, changes.add("/agreements/-", second))) == unvouched
	judged(json.patch(kept, changes.add("/agreements/-", object.union(second, {"status": "ended"})))) == passes
}

test_without_an_agreement_under_way_somebody_vouches if {
	every change in [changes.set("/agreements", []), changes.set("/agreements/0/status", "ended")] {
		judged(json.patch(broken, change)) == unvouched
		judged(attested(json.patch(broken, change))) == vouched
	}
}

test_a_fail_rests_on_what_could_not_be_read if {
	open := json.patch(kept, changes.set(sessions, []))
	{result.rests_on | some result in results(open)} == {[["agreements", 0]]}
	expired := json.patch(attested(open), changes.undated("/attestations/0/attested_on"))
	{result.rests_on | some result in results(expired)} == {[["attestations", 0], ["agreements", 0]]}
}
