package dgcheck.rules.ways_of_working.compulsory_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.compulsory_roles as rule

kept := data.examples.ways_of_working.compulsory_roles.kept

broken := data.examples.ways_of_working.compulsory_roles.broken

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

manager := "/agreements/0/roles/service_manager"

test_five_roles_that_are_filled_pass if {
	about(kept) == "pass"
}

test_each_of_the_five_is_needed_and_a_team_fills_it_too if {
	about(broken) == "fail"
	every key in ["policy_lead", "service_manager", "product_manager", "delivery_manager", "user_researcher"] {
		empty := array.concat(changes.set($"/agreements/0/roles/{key}/role", ""), changes.set($"/agreements/0/roles/{key}/team", ""))
		agreement(empty) == "fail"
		agreement(array.concat(empty, changes.set($"/agreements/0/roles/{key}/team", "A pool"))) == "pass"
	}
}

test_every_role_that_is_missing_is_named if {
	two := json.patch(broken, changes.set("/agreements/0/roles/policy_lead/role", ""))
	{message | some message in messages(two)} == {"The agreement soil-protection names no policy lead, no user researcher."}
}

test_a_service_manager_from_the_digital_side_fails if {
	agreement(changes.set($"{manager}/kind", "digital")) == "fail at roles/service_manager"
	agreement(changes.set($"{manager}/kind", "policy")) == "pass"
}

test_without_a_kind_the_organisation_decides if {
	agreement(changes.set($"{manager}/kind", "")) == "pass"
	agreement(array.concat(changes.set($"{manager}/kind", ""), changes.set($"{manager}/organisation", ""))) == "not-assessed at roles/service_manager"
	agreement(changes.set($"{manager}/organisation", "")) == "pass"
}
