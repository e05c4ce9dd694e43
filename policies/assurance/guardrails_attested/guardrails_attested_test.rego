package dgcheck.rules.assurance.guardrails_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.guardrails_attested as rule

kept := data.examples.assurance.guardrails_attested.kept

broken := data.examples.assurance.guardrails_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

# excepted are documents with exceptions, each the complete one changed.
excepted(declared, list) := json.patch(declared, changes.set("/exceptions", [json.patch(exception, change) | some change in list]))

exception := {
	"id": "on-site", "subject": "exception:on-site", "called": "on-site", "file": "delivery-group.yaml", "previous_ids": [],
	"guardrail": "Host in the cloud", "decision": "Keep it on site", "decided_on": "2026-03-10", "decided_on_day": changes.day("2026-03-10"),
	"by": object.union(kept.group.lead, {"count": 1, "role": "Architecture forum", "email": ""}),
	"expires": "", "expires_day": null,
}

subject := "attestation:guardrails"

test_a_post_that_vouches_for_it_is_enough_where_nothing_is_declared if {
	judged(kept) == {[subject, "attested", ["attestations", 2]]}
	judged(broken) == {[subject, "fail", ["attestations"]]}
}

test_complete_exceptions_need_no_attestation if {
	judged(excepted(broken, [[]])) == {[subject, "pass", ["exceptions"]]}
	judged(excepted(broken, [[], []])) == {[subject, "pass", ["exceptions"]]}
}

test_an_exception_lacks_what_nobody_wrote_down if {
	every change in [
		changes.set("/guardrail", ""),
		changes.set("/decision", ""),
		changes.set("/by/role", ""),
		changes.set("/by/count", 2),
		changes.undated("/decided_on"),
	] {
		judged(excepted(broken, [[], change])) == {[subject, "fail", ["exceptions", 1]]}
		judged(excepted(kept, [change, change])) == {[subject, "fail", ["exceptions", 0]]}
	}
}

test_it_says_how_many_more_are_incomplete if {
	change := changes.set("/decision", "")
	some result in results(excepted(kept, [change, change, change]))
	endswith(result.because, " 2 more are incomplete.")
	some other in results(excepted(kept, [change, change]))
	endswith(other.because, " One more is incomplete.")
}

test_an_exception_decided_after_the_day_we_judge_is_none if {
	judged(excepted(broken, [changes.dated("/decided_on", "2026-11-23")])) == judged(broken)
	judged(excepted(broken, [changes.dated("/decided_on", "2026-11-22")])) == {[subject, "pass", ["exceptions"]]}
}

test_it_says_how_many_exceptions_have_ended if {
	some result in results(excepted(kept, [changes.dated("/expires", "2026-11-21"), changes.dated("/expires", "2026-11-22")]))
	endswith(result.because, " 1 no longer held on the day we judge.")
}

test_it_rests_on_every_exception if {
	{result.rests_on | some result in results(excepted(kept, [[], []]))} == {[["exceptions", 0], ["exceptions", 1]]}
}

test_an_attestation_sets_no_day_for_what_is_declared if {
	every change in [[], changes.set("/decision", "")] {
		{object.get(result, "due", "") | some result in results(excepted(kept, [change]))} == {""}
	}
}
