package dgcheck.rules.strategy.multidisciplinary_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.multidisciplinary as rule

kept := data.examples.strategy.multidisciplinary.kept

broken := data.examples.strategy.multidisciplinary.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

team(verdict) := ["team:soil-checks", verdict, ["team", "teams", 0, "functions"]]

group(verdict) := ["group", verdict, ["team", "teams"]]

functions(list) := changes.set("/team/teams/0/functions", list)

# level is the severity of the result on the group's teams together.
level(declared) := {result.severity | some result in results(declared); result.subject == "group"}

test_a_team_of_many_functions_passes if {
	judged(kept) == {team("pass"), group("pass")}
}

test_three_functions_are_enough_and_two_are_not if {
	judged(broken) == {team("fail"), group("pass")}
	judged(json.patch(kept, functions(["policy", "user-centred-design", "technology-and-security"]))) == judged(kept)
	judged(json.patch(kept, functions(["policy", "technology-and-security", "policy"]))) == judged(broken)
}

test_a_team_that_names_no_function_fails if {
	judged(json.patch(kept, functions([]))) == {team("fail"), group("fail")}
	judged(json.patch(kept, functions(["", "policy"]))) == judged(broken)
}

test_without_policy_or_operations_the_group_fails if {
	apart := json.patch(kept, functions(["product-management", "user-centred-design", "technology-and-security", "operations-and-support"]))
	judged(apart) == {team("pass"), group("fail")}
	level(apart) == {"warning"}
	agreed := json.patch(apart, changes.set("/agreements", [{"id": "soil-policy"}]))
	judged(agreed) == {team("pass"), group("fail")}
	level(agreed) == {"info"}
}

test_one_team_with_policy_or_operations_is_enough if {
	digital := object.union(kept.team.teams[0], {"subject": "team:maps", "id": "maps", "functions": ["product-management", "user-centred-design", "technology-and-security"]})
	judged(json.patch(kept, changes.add("/team/teams/-", digital))) == judged(kept) | {["team:maps", "pass", ["team", "teams", 1, "functions"]]}
}

test_without_teams_it_says_nothing if {
	judged(json.patch(kept, changes.set("/team/teams", []))) == set()
}
