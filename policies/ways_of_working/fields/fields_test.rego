package dgcheck.rules.ways_of_working.fields_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.fields as rule

kept := data.examples.ways_of_working.fields.kept

broken := data.examples.ways_of_working.fields.broken

results(declared) := found if found := rule.results with input as declared

messages(declared) := found if found := judged.messages(rule) with input as declared

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

level(declared) := {[result.severity, result.at] | some result in results(declared); result.fail}

lacking(change) := level(json.patch(kept, change))

roles := "/agreements/0/roles"

test_an_agreement_that_says_it_all_passes if {
	about(kept) == "pass"
}

test_the_ask_is_needed if {
	level(broken) == {["warning", ["ask"]]}
}

test_a_summary_has_some_length if {
	lacking(changes.set("/agreements/0/policy_summary", "")) == {["warning", ["policy_summary"]]}
	lacking(changes.set("/agreements/0/policy_summary", "Soil gets worse now")) == {["warning", ["policy_summary"]]}
	lacking(changes.set("/agreements/0/policy_summary", "Soil gets worse now.")) == set()
}

test_evidence_is_listed_or_held_privately if {
	every none in [[], [""]] {
		lacking(changes.set("/agreements/0/policy_evidence", none)) == {["info", ["policy_evidence"]]}
		lacking(array.concat(changes.set("/agreements/0/policy_evidence", none), changes.set("/agreements/0/held_privately", true))) == set()
	}
}

test_users_are_named_and_more_exactly_than_the_public if {
	lacking(changes.set("/agreements/0/users", [])) == {["warning", ["users"]]}
	lacking(changes.set("/agreements/0/users", [""])) == {["warning", ["users"]]}
	lacking(changes.set("/agreements/0/users", ["The public", " everyone "])) == {["info", ["users"]]}
	lacking(changes.set("/agreements/0/users", ["The public", "Inspectors"])) == set()
}

test_every_role_that_is_filled_says_what_it_brings if {
	lacking(changes.set($"{roles}/policy_lead/skills", "")) == {["info", ["roles"]]}
	lacking(changes.set($"{roles}/user_researcher/skills", "")) == {["info", ["roles"]]}
	lacking(array.concat(changes.set($"{roles}/policy_lead/skills", ""), changes.set($"{roles}/policy_lead/role", ""))) == set()
	lacking(changes.set($"{roles}/developer/role", "Senior developer")) == {["info", ["roles"]]}
	lacking(changes.add($"{roles}/analyst", object.union(kept.agreements[0].roles.policy_lead, {"skills": ""}))) == {["info", ["roles"]]}
}

test_outputs_are_listed_at_once_or_by_phase if {
	every none in [[], [""]] {
		lacking(changes.set("/agreements/0/outputs", none)) == {["warning", ["outputs"]]}
		lacking(array.concat(changes.set("/agreements/0/outputs", none), changes.set("/agreements/0/outputs_by_phase/alpha", ["Tested prototype"]))) == set()
	}
	lacking(array.concat(changes.set("/agreements/0/outputs", []), changes.set("/agreements/0/outputs_by_phase/alpha", [""]))) == {["warning", ["outputs"]]}
}

test_success_is_judged_by_words_or_by_a_measure if {
	lacking(changes.set("/agreements/0/success_measure", "")) == {["warning", ["success_measure"]]}
	lacking(array.concat(changes.set("/agreements/0/success_measure", ""), changes.set("/agreements/0/measure", "soil-score"))) == set()
}

test_that_no_measure_is_named_is_said_beside_the_pass if {
	{message | some message in messages(kept)} == {"The agreement soil-protection says what each side needs to know; its success is not tied to a measure of the group."}
	{message | some message in messages(json.patch(kept, changes.set("/agreements/0/measure", "soil-score")))} == {"The agreement soil-protection says what each side needs to know."}
}

test_all_that_is_missing_is_said_at_the_gravest_level if {
	both := json.patch(broken, changes.set("/agreements/0/policy_evidence", []))
	level(both) == {["warning", ["ask"]]}
	{message | some message in messages(both)} == {"The agreement soil-protection does not say what is asked for. It does not point to figures, articles or steers behind the policy."}
}

test_a_clause_that_is_not_in_force_is_not_asked if {
	found := judged.verdicts(rule) with input as broken with data.clauses as {"WW-5": "warning"}
	{verdict | some verdict in found} == {"pass"}
}
