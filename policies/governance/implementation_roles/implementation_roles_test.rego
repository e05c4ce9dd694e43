package dgcheck.rules.governance.implementation_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.implementation_roles as rule

kept := data.examples.governance.implementation_roles.kept

broken := data.examples.governance.implementation_roles.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

at := ["services", 0]

covered := {0: "pass"}

uncovered := {0: "fail at /team/teams/0/functions"}

unknown := {0: "not-assessed at team"}

about(change) := told(json.patch(kept, change))

functions(list) := changes.set("/team/teams/0/functions", list)

test_a_service_whose_team_has_every_function_passes if {
	told(kept) == covered
}

test_a_function_that_is_missing_fails_at_the_team if {
	told(broken) == uncovered
	about(functions(["delivery-management", "user-centred-design", "operations-and-support"])) == uncovered
	about(functions(["product-management", "user-centred-design", "operations-and-support"])) == uncovered
	about(functions(["product-management", "delivery-management", "operations-and-support"])) == uncovered
	about(functions(["product-management", "delivery-management", "user-centred-design"])) == uncovered
}

test_policy_is_no_function_of_the_team_and_any_other_name_is_a_profession if {
	about(functions(["product-management", "delivery-management", "policy", "service-readiness"])) == uncovered
	about(functions(["product-management", "delivery-management", "forestry-science", "operations"])) == covered
}

# as_a_whole returns the result if the group covers delivery for all services in a given way.
as_a_whole(how) := told(json.patch(broken, changes.set("/team/functions", [object.union(
	{"id": "delivery-management", "lead": {"count": 0, "role": ""}, "provided_by": "", "not_needed": ""},
	how,
)])))

test_what_the_group_covers_as_a_whole_counts if {
	as_a_whole({"lead": {"count": 1, "role": "Delivery manager"}}) == covered
	as_a_whole({"provided_by": "A central team"}) == covered
	as_a_whole({"not_needed": "The team plans its own work"}) == covered
	as_a_whole({}) == uncovered
}

test_a_team_is_found_from_either_side if {
	about(changes.set("/services/0/team", "")) == covered
	about(changes.set("/team/teams/0/services", [])) == covered
}

test_without_a_team_or_its_functions_it_cannot_be_assessed if {
	about(array.concat(changes.set("/services/0/team", ""), changes.set("/team/teams/0/services", []))) == unknown
	about(functions([])) == unknown
	about(changes.set("/team/teams", [])) == unknown
}

test_a_service_without_an_owner_fails_at_its_owner if {
	about(changes.set("/services/0/owner/count", 0)) == {0: "fail at owner"}
	about(array.concat(changes.set("/services/0/owner/count", 0), functions([]))) == {0: "fail at owner"}
}

test_a_new_service_has_time_to_name_its_owner if {
	unowned := changes.set("/services/0/owner/count", 0)
	found := results(json.patch(kept, array.concat(unowned, changes.dated("/services/0/phases/0/from", "2026-09-23"))))
	{result.due | some result in found; result["not-due"]} == {"2026-11-22"}
	{result | some result in found; not result["not-due"]} == set()
	about(array.concat(unowned, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == {0: "fail at owner"}
}

test_a_service_that_another_group_builds_is_not_asked if {
	about(changes.set("/services/0/delivered_by", "forest-maps")) == {0: "not-applicable at delivered_by"}
	about(changes.set("/services/0/delivered_by", "woodland-grants")) == covered
}

test_a_service_that_is_retired_or_planned_is_not_asked if {
	none := {0: "not-applicable at phases"}
	about(changes.set("/services/0/phases/0/phase", "retired")) == none
	about(changes.dated("/services/0/phases/0/from", "2026-11-23")) == none
}
