package dgcheck.rules.ways_of_working.compulsory_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.compulsory_roles as rule

kept := data.examples.ways_of_working.compulsory_roles.kept

broken := data.examples.ways_of_working.compulsory_roles.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, array.slice(result.at, 2, 9)] | some result in results(declared)}

agreement(change) := about(json.patch(kept, change))

passes := {["pass", ["roles"]]}

fails := {["fail", ["roles"]]}

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == {["not-applicable", ["status"]]}
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	{[result.subject, result.verdict] | some result in results(json.patch(kept, changes.add("/agreements/-", second)))} == {["agreement:soil-protection", "pass"], ["agreement:soil-advice", "fail"]}
	results(json.patch(kept, changes.set("/agreements", []))) == set()
}

manager := "/agreements/0/roles/service_manager"

test_five_roles_that_are_filled_pass if {
	about(kept) == passes
}

test_each_of_the_five_is_needed_and_a_team_fills_it_too if {
	about(broken) == fails
	every key in ["policy_lead", "service_manager", "product_manager", "delivery_manager", "user_researcher"] {
		empty := array.concat(changes.set($"/agreements/0/roles/{key}/role", ""), changes.set($"/agreements/0/roles/{key}/team", ""))
		agreement(empty) == fails
		agreement(array.concat(empty, changes.set($"/agreements/0/roles/{key}/team", "A pool"))) == passes
	}
}

test_every_role_that_is_missing_is_named if {
	two := json.patch(broken, changes.set("/agreements/0/roles/policy_lead/role", ""))
	{result.because | some result in results(two)} == {"The agreement soil-protection names no policy lead, no user researcher."}
}

test_a_service_manager_from_the_digital_side_fails if {
	agreement(changes.set($"{manager}/kind", "digital")) == {["fail", ["roles", "service_manager"]]}
	agreement(changes.set($"{manager}/kind", "policy")) == passes
}

test_without_a_kind_the_organisation_decides if {
	agreement(changes.set($"{manager}/kind", "")) == passes
	agreement(array.concat(changes.set($"{manager}/kind", ""), changes.set($"{manager}/organisation", ""))) == {["not-assessed", ["roles", "service_manager"]]}
	agreement(changes.set($"{manager}/organisation", "")) == passes
}
