package dgcheck.rules.ways_of_working.policy_engagement_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.policy_engagement_attested as rule

kept := data.examples.ways_of_working.policy_engagement_attested.kept

broken := data.examples.ways_of_working.policy_engagement_attested.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

attestation := {
	"topic": "policy-engagement", "subject": "attestation:policy-engagement", "file": "delivery-group.yaml",
	"by": {"count": 1, "role": "Delivery group lead", "email": "soil-lead@example.gov.uk", "organisation": "", "person": "", "since": "", "since_day": null},
	"attested_on": "2026-10-01", "attested_on_day": changes.day("2026-10-01"),
	"expires": "", "expires_day": null, "evidence": "", "method": "",
}

attested(declared) := json.patch(declared, changes.set("/attestations", [attestation]))

passes := {"group": "pass at agreements"}

vouched := {"group": "attested at attestations/0"}

unvouched := {"group": "fail at attestations"}

missed := {"group": "fail at agreements/0/research_sessions"}

sessions := "/agreements/0/research_sessions"

test_commitments_and_a_session_that_policy_joined_pass if {
	told(kept) == passes
	told(attested(kept)) == passes
}

test_sessions_that_policy_joined_none_of_fail_whoever_vouches if {
	told(broken) == missed
	told(attested(broken)) == missed
}

test_one_session_that_policy_joined_is_enough if {
	joined := kept.agreements[0].research_sessions[0]
	told(json.patch(broken, changes.add($"{sessions}/-", joined))) == passes
}

test_for_what_the_agreement_leaves_open_somebody_vouches if {
	every change in [
		changes.set("/agreements/0/commitments", []),
		changes.set("/agreements/0/commitments", [""]),
		changes.set(sessions, []),
		changes.set($"{sessions}/0/policy_attended", null),
	] {
		told(json.patch(kept, change)) == unvouched
		told(attested(json.patch(kept, change))) == vouched
	}
}

test_an_attestation_that_has_expired_does_not_count if {
	open := attested(json.patch(kept, changes.set(sessions, [])))
	told(json.patch(open, changes.dated("/attestations/0/expires", "2026-11-22"))) == vouched
	told(json.patch(open, changes.dated("/attestations/0/expires", "2026-11-21"))) == {"group": "fail at attestations/0"}
}

test_a_session_after_the_day_we_judge_is_left_out if {
	told(json.patch(broken, changes.dated($"{sessions}/0/date", "2026-11-22"))) == missed
	told(json.patch(broken, changes.dated($"{sessions}/0/date", "2026-11-23"))) == unvouched
}

test_every_agreement_under_way_counts if {
	second := object.union(kept.agreements[0], {"commitments": []})
	told(json.patch(kept, changes.add("/agreements/-", second))) == unvouched
	told(json.patch(kept, changes.add("/agreements/-", object.union(second, {"status": "ended"})))) == passes
}

test_without_an_agreement_under_way_somebody_vouches if {
	every change in [changes.set("/agreements", []), changes.set("/agreements/0/status", "ended")] {
		told(json.patch(broken, change)) == unvouched
		told(attested(json.patch(broken, change))) == vouched
	}
}

test_a_fail_rests_on_what_could_not_be_read if {
	open := json.patch(kept, changes.set(sessions, []))
	result(open).rests_on == [["agreements", 0]]
	expired := json.patch(attested(open), changes.undated("/attestations/0/attested_on"))
	result(expired).rests_on == [["attestations", 0], ["agreements", 0]]
}
