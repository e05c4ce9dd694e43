package dgcheck.rules.ways_of_working.escalation_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.escalation as rule

kept := data.examples.ways_of_working.escalation.kept

broken := data.examples.ways_of_working.escalation.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

about(declared) := told(declared)[0]

agreement(change) := about(json.patch(kept, change))

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == "not-applicable at status"
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	verdicts(json.patch(kept, changes.add("/agreements/-", second))) == {0: "pass", 1: "fail"}
	results(json.patch(kept, changes.set("/agreements", []))) == {}
}

test_one_post_with_a_role_and_a_mailbox_passes if {
	about(kept) == "pass"
}

test_without_a_post_the_agreement_fails if {
	about(broken) == "fail"
}

test_a_post_needs_a_role_and_a_mailbox if {
	agreement(changes.set("/agreements/0/escalation/0/role", "")) == "fail"
	agreement(changes.set("/agreements/0/escalation/0/email", "")) == "fail"
	unnamed := object.union(kept.agreements[0].escalation[0], {"email": ""})
	agreement(changes.add("/agreements/0/escalation/0", unnamed)) == "pass"
}
