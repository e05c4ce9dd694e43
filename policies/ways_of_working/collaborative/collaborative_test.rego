package dgcheck.rules.ways_of_working.collaborative_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.collaborative as rule

kept := data.examples.ways_of_working.collaborative.kept

broken := data.examples.ways_of_working.collaborative.broken

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

both(change) := agreement(array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), change))

test_two_parties_with_policy_among_them_pass if {
	about(kept) == "pass"
}

test_parties_without_policy_fail if {
	about(broken) == "fail"
	agreement(array.concat(
		changes.set("/agreements/0/agreed_by/0/kind", "alb"),
		changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Science"),
	)) == "fail"
	agreement(changes.set("/agreements/0/agreed_by/0/kind", "digital")) == "fail"
}

test_one_party_is_not_enough if {
	agreement(changes.drop("/agreements/0/agreed_by/1")) == "fail"
	agreement(changes.set("/agreements/0/agreed_by", [])) == "fail"
}

test_the_number_of_parties_is_a_figure if {
	found := judged.verdicts(rule) with input as kept with data.params.ways_of_working.parties as 3
	{verdict | some verdict in found} == {"fail"}
}

test_a_party_listed_twice_is_one if {
	agreement(changes.set("/agreements/0/agreed_by/1", kept.agreements[0].agreed_by[0])) == "fail"
}

test_a_party_without_a_name_is_none if {
	agreement(changes.set("/agreements/0/agreed_by/1/role", "")) == "pass"
	agreement(array.concat(changes.set("/agreements/0/agreed_by/1/role", ""), changes.set("/agreements/0/agreed_by/1/organisation", ""))) == "fail"
}

test_a_party_that_does_not_say_is_from_policy_when_it_holds_such_a_role if {
	both([]) == "pass"
	both(changes.set("/agreements/0/agreed_by/0/role", "head of soil policy")) == "pass"
	both(changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Operations")) == "pass"
}

test_a_party_whose_role_names_policy_is_from_policy if {
	both(changes.set("/agreements/0/agreed_by/0/role", "Policy lead")) == "pass"
	both(changes.set("/agreements/0/agreed_by/0/role", "Deputy Director, Farm Policy")) == "pass"
	both(changes.set("/agreements/0/agreed_by/0/role", "Lead policymaker")) == "not-assessed"
	agreement(changes.set("/agreements/0/agreed_by/0/kind", "alb")) == "pass"
}

test_where_nobody_says_we_cannot_tell if {
	unknown := array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Science"))
	agreement(unknown) == "not-assessed"
	roleless := array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), changes.set("/agreements/0/agreed_by/0/role", ""))
	agreement(array.concat(roleless, changes.set("/agreements/0/roles/policy_lead/role", ""))) == "not-assessed"
}
