package dgcheck.rules.ways_of_working.collaborative_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.collaborative as rule

kept := data.examples.ways_of_working.collaborative.kept

broken := data.examples.ways_of_working.collaborative.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, array.slice(result.at, 2, 9)] | some result in results(declared)}

agreement(change) := about(json.patch(kept, change))

passes := {["pass", ["agreed_by"]]}

fails := {["fail", ["agreed_by"]]}

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == {["not-applicable", ["status"]]}
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	{[result.subject, result.verdict] | some result in results(json.patch(kept, changes.add("/agreements/-", second)))} == {["agreement:soil-protection", "pass"], ["agreement:soil-advice", "fail"]}
	results(json.patch(kept, changes.set("/agreements", []))) == set()
}

both(change) := agreement(array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), change))

test_two_parties_with_policy_among_them_pass if {
	about(kept) == passes
}

test_parties_without_policy_fail if {
	about(broken) == fails
	agreement(array.concat(
		changes.set("/agreements/0/agreed_by/0/kind", "alb"),
		changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Science"),
	)) == fails
	agreement(changes.set("/agreements/0/agreed_by/0/kind", "digital")) == fails
}

test_one_party_is_not_enough if {
	agreement(changes.drop("/agreements/0/agreed_by/1")) == fails
	agreement(changes.set("/agreements/0/agreed_by", [])) == fails
}

test_the_number_of_parties_is_a_figure if {
	found := rule.results with input as kept with data.params.ways_of_working.parties as 3
	{result.verdict | some result in found} == {"fail"}
}

test_a_party_listed_twice_is_one if {
	agreement(changes.set("/agreements/0/agreed_by/1", kept.agreements[0].agreed_by[0])) == fails
}

test_a_party_without_a_name_is_none if {
	agreement(changes.set("/agreements/0/agreed_by/1/role", "")) == passes
	agreement(array.concat(changes.set("/agreements/0/agreed_by/1/role", ""), changes.set("/agreements/0/agreed_by/1/organisation", ""))) == fails
}

test_a_party_that_does_not_say_is_from_policy_when_it_holds_such_a_role if {
	both([]) == passes
	both(changes.set("/agreements/0/agreed_by/0/role", "head of soil policy")) == passes
	both(changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Operations")) == passes
}

test_a_party_whose_role_names_policy_is_from_policy if {
	both(changes.set("/agreements/0/agreed_by/0/role", "Policy lead")) == passes
	both(changes.set("/agreements/0/agreed_by/0/role", "Deputy Director, Farm Policy")) == passes
	both(changes.set("/agreements/0/agreed_by/0/role", "Lead policymaker")) == {["not-assessed", ["agreed_by"]]}
	agreement(changes.set("/agreements/0/agreed_by/0/kind", "alb")) == passes
}

test_where_nobody_says_we_cannot_tell if {
	unknown := array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), changes.set("/agreements/0/agreed_by/0/role", "Head of Soil Science"))
	agreement(unknown) == {["not-assessed", ["agreed_by"]]}
	roleless := array.concat(changes.set("/agreements/0/agreed_by/0/kind", ""), changes.set("/agreements/0/agreed_by/0/role", ""))
	agreement(array.concat(roleless, changes.set("/agreements/0/roles/policy_lead/role", ""))) == {["not-assessed", ["agreed_by"]]}
}
