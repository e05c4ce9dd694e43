package dgcheck.rules.guide.functions_covered_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.functions_covered as rule

kept := data.examples.guide.functions_covered.kept

broken := data.examples.guide.functions_covered.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := {result.subject: result.verdict | some result in results(declared)}

# of gives verdict and place for one of the subjects.
of(declared, subject) := {[result.verdict, result.at] | some result in results(declared); result.subject == subject}

typical := {
	"function:product-management", "function:delivery-management", "function:user-centred-design",
	"function:performance-and-insight", "function:technology-and-security", "function:service-readiness",
	"function:operations-and-support",
}

first(change) := of(json.patch(kept, change), "function:product-management")

unled := changes.set("/team/functions/0/lead/role", "")

test_each_typical_function_that_is_covered_passes if {
	verdicts(kept) == {subject: "pass" | some subject in typical}
}

test_a_function_that_is_not_listed_fails if {
	of(broken, "function:operations-and-support") == {["fail", ["team", "functions"]]}
	count(results(broken)) == 7
}

test_a_group_that_lists_none_fails_on_each if {
	verdicts(json.patch(kept, changes.set("/team/functions", []))) == {subject: "fail" | some subject in typical}
}

test_a_lead_another_provider_or_a_reason_covers_a_function if {
	first([]) == {["pass", ["team", "functions", 0]]}
	first(unled) == {["fail", ["team", "functions", 0]]}
	first(array.concat(unled, changes.set("/team/functions/0/provided_by", "central team"))) == first([])
	first(array.concat(unled, changes.set("/team/functions/0/not_needed", "No service yet"))) == first([])
}

test_another_function_is_welcome_with_a_remark if {
	other := json.patch(kept, array.concat(
		changes.set("/team/functions/0/id", "policy"),
		changes.set("/team/functions/0/subject", "function:policy"),
	))
	of(other, "function:policy") == {["pass", ["team", "functions", 0]]}
	of(other, "function:product-management") == {["fail", ["team", "functions"]]}
	some result in results(other)
	result.subject == "function:policy"
	contains(result.because, "not one of the typical functions")
}

test_functions_of_teams_beyond_the_typical_ones_are_named if {
	extended := json.patch(kept, changes.set("/team/teams/0/functions", ["policy", "product-management", "", "ict"]))
	of(extended, "group") == {["pass", ["team", "teams"]]}
	some result in results(extended)
	result.subject == "group"
	contains(result.because, "ict, policy.")
	of(kept, "group") == set()
}

test_a_function_without_an_id_cannot_be_assessed if {
	without := json.patch(kept, array.concat(
		changes.set("/team/functions/0/id", ""),
		changes.set("/team/functions/0/subject", "function:#1"),
	))
	of(without, "function:#1") == {["not-assessed", ["team", "functions", 0]]}
}

test_a_subject_taken_by_another_spelling_is_given_once if {
	spelt := json.patch(kept, changes.set("/team/functions/0/id", "product/management"))
	first(changes.set("/team/functions/0/id", "product/management")) == {["pass", ["team", "functions", 0]]}
	count(results(spelt)) == 7
}

test_a_second_repository_need_not_list_them_all if {
	second := json.patch(broken, changes.set("/part_of/group", "soil-health"))
	of(second, "function:operations-and-support") == {["not-assessed", ["team", "functions"]]}
	of(second, "function:product-management") == {["pass", ["team", "functions", 0]]}
}
