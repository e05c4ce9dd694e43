package dgcheck.rules.assurance.guardrails_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.guardrails_attested as rule

kept := data.examples.assurance.guardrails_attested.kept

broken := data.examples.assurance.guardrails_attested.broken

result(declared) := found if found := rule.result with input as declared

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# excepted returns a document with exceptions. Each is the complete exception with a change.
excepted(declared, list) := json.patch(declared, changes.set("/exceptions", [json.patch(exception, change) | some change in list]))

exception := {
	"id": "on-site", "subject": "exception:on-site", "called": "on-site", "file": "delivery-group.yaml", "previous_ids": [],
	"guardrail": "Host in the cloud", "decision": "Keep it on site", "decided_on": "2026-03-10", "decided_on_day": changes.day("2026-03-10"),
	"by": object.union(kept.group.lead, {"count": 1, "role": "Architecture forum", "email": ""}),
	"expires": "", "expires_day": null,
}

test_a_post_that_vouches_for_it_is_enough_where_nothing_is_declared if {
	told(kept) == {"group": "attested at attestations/2"}
	told(broken) == {"group": "fail at attestations"}
}

test_complete_exceptions_need_no_attestation if {
	told(excepted(broken, [[]])) == {"group": "pass at exceptions"}
	told(excepted(broken, [[], []])) == {"group": "pass at exceptions"}
}

test_an_exception_lacks_what_nobody_wrote_down if {
	every change in [
		changes.set("/guardrail", ""),
		changes.set("/decision", ""),
		changes.set("/by/role", ""),
		changes.set("/by/count", 2),
		changes.undated("/decided_on"),
	] {
		told(excepted(broken, [[], change])) == {"group": "fail at exceptions/1"}
		told(excepted(kept, [change, change])) == {"group": "fail at exceptions/0"}
	}
}

test_it_says_how_many_more_are_incomplete if {
	change := changes.set("/decision", "")
	endswith(message(excepted(kept, [change, change, change])), " 2 more are incomplete.")
	endswith(message(excepted(kept, [change, change])), " One more is incomplete.")
}

test_an_exception_decided_after_the_day_we_judge_is_none if {
	told(excepted(broken, [changes.dated("/decided_on", "2026-11-23")])) == told(broken)
	told(excepted(broken, [changes.dated("/decided_on", "2026-11-22")])) == {"group": "pass at exceptions"}
}

test_it_says_how_many_exceptions_have_ended if {
	endswith(message(excepted(kept, [changes.dated("/expires", "2026-11-21"), changes.dated("/expires", "2026-11-22")])), " 1 no longer held on the day we judge.")
}

test_it_rests_on_every_exception if {
	result(excepted(kept, [[], []])).rests_on == [["exceptions", 0], ["exceptions", 1]]
}

test_an_attestation_sets_no_day_for_what_is_declared if {
	every change in [[], changes.set("/decision", "")] {
		not result(excepted(kept, [change])).due
	}
}
