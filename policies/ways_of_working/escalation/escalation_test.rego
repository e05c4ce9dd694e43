package dgcheck.rules.ways_of_working.escalation_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.escalation as rule

kept := data.examples.ways_of_working.escalation.kept

broken := data.examples.ways_of_working.escalation.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, array.slice(result.at, 2, 9)] | some result in results(declared)}

agreement(change) := about(json.patch(kept, change))

passes := {["pass", ["escalation"]]}

fails := {["fail", ["escalation"]]}

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == {["not-applicable", ["status"]]}
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	{[result.subject, result.verdict] | some result in results(json.patch(kept, changes.add("/agreements/-", second)))} == {["agreement:soil-protection", "pass"], ["agreement:soil-advice", "fail"]}
	results(json.patch(kept, changes.set("/agreements", []))) == set()
}

test_one_post_with_a_role_and_a_mailbox_passes if {
	about(kept) == passes
}

test_without_a_post_the_agreement_fails if {
	about(broken) == fails
}

test_a_post_needs_a_role_and_a_mailbox if {
	agreement(changes.set("/agreements/0/escalation/0/role", "")) == fails
	agreement(changes.set("/agreements/0/escalation/0/email", "")) == fails
	unnamed := object.union(kept.agreements[0].escalation[0], {"email": ""})
	agreement(changes.add("/agreements/0/escalation/0", unnamed)) == passes
}
