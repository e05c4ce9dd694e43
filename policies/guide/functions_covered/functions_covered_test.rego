package dgcheck.rules.guide.functions_covered_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.functions_covered as rule

kept := data.examples.guide.functions_covered.kept

broken := data.examples.guide.functions_covered.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

typical := {
	"product-management", "delivery-management", "user-centred-design",
	"performance-and-insight", "technology-and-security", "service-readiness",
	"operations-and-support",
}

first(change) := told(json.patch(kept, change))[0]

unled := changes.set("/team/functions/0/lead/role", "")

test_each_typical_function_that_is_covered_passes if {
	told(kept) == {i: "pass" | some i, _ in kept.team.functions}
	{function.id | some function in kept.team.functions} == typical
}

test_a_function_that_is_not_listed_fails if {
	told(broken)["operations-and-support"] == "fail"
	count(results(broken)) == 7
}

test_a_group_that_lists_none_fails_on_each if {
	told(json.patch(kept, changes.set("/team/functions", []))) == {id: "fail" | some id in typical}
}

test_a_lead_another_provider_or_a_reason_covers_a_function if {
	first([]) == "pass"
	first(unled) == "fail"
	first(array.concat(unled, changes.set("/team/functions/0/provided_by", "central team"))) == first([])
	first(array.concat(unled, changes.set("/team/functions/0/not_needed", "No service yet"))) == first([])
}

test_another_function_is_welcome_with_a_remark if {
	other := json.patch(kept, array.concat(
		changes.set("/team/functions/0/id", "policy"),
		changes.set("/team/functions/0/subject", "function:policy"),
	))
	told(other)[0] == "pass"
	told(other)["product-management"] == "fail"
	contains(results(other)[0].pass, "not one of the typical functions")
}

test_functions_of_teams_beyond_the_typical_ones_are_named if {
	extended := json.patch(kept, changes.set("/team/teams/0/functions", ["policy", "product-management", "", "ict"]))
	told(extended).group == "pass at team/teams"
	contains(judged.message(rule), "ict, policy.") with input as extended
	not told(kept).group
}

test_a_function_without_an_id_cannot_be_assessed if {
	without := json.patch(kept, array.concat(
		changes.set("/team/functions/0/id", ""),
		changes.set("/team/functions/0/subject", "function:#1"),
	))
	told(without)[0] == "not-assessed"
}

test_a_subject_taken_by_another_spelling_is_given_once if {
	spelt := json.patch(kept, changes.set("/team/functions/0/id", "product/management"))
	first(changes.set("/team/functions/0/id", "product/management")) == "pass"
	count(results(spelt)) == 7
}

test_a_second_repository_need_not_list_them_all if {
	second := json.patch(broken, changes.set("/part_of/group", "soil-health"))
	told(second)["operations-and-support"] == "not-assessed"
	told(second)[0] == "pass"
}
