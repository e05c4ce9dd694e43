package dgcheck.rules.strategy.multidisciplinary_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.multidisciplinary as rule

kept := data.examples.strategy.multidisciplinary.kept

broken := data.examples.strategy.multidisciplinary.broken

told(declared) := found if found := judged.told(rule) with input as declared

team(verdict) := {0: verdict}

group(verdict) := {"group": verdict}

functions(list) := changes.set("/team/teams/0/functions", list)

# level returns the severity of the result on all teams together.
level(declared) := found if found := rule.result.severity with input as declared

test_a_team_of_many_functions_passes if {
	told(kept) == object.union(team("pass"), group("pass"))
}

test_three_functions_are_enough_and_two_are_not if {
	told(broken) == object.union(team("fail"), group("pass"))
	told(json.patch(kept, functions(["policy", "user-centred-design", "technology-and-security"]))) == told(kept)
	told(json.patch(kept, functions(["policy", "technology-and-security", "policy"]))) == told(broken)
}

test_a_team_that_names_no_function_fails if {
	told(json.patch(kept, functions([]))) == object.union(team("fail"), group("fail"))
	told(json.patch(kept, functions(["", "policy"]))) == told(broken)
}

test_without_policy_or_operations_the_group_fails if {
	apart := json.patch(kept, functions(["product-management", "user-centred-design", "technology-and-security", "operations-and-support"]))
	told(apart) == object.union(team("pass"), group("fail"))
	level(apart) == "warning"
	agreed := json.patch(apart, changes.set("/agreements", [{"id": "soil-policy"}]))
	told(agreed) == object.union(team("pass"), group("fail"))
	level(agreed) == "info"
}

test_one_team_with_policy_or_operations_is_enough if {
	digital := object.union(kept.team.teams[0], {"subject": "team:maps", "id": "maps", "functions": ["product-management", "user-centred-design", "technology-and-security"]})
	told(json.patch(kept, changes.add("/team/teams/-", digital))) == object.union(told(kept), {1: "pass"})
}

test_without_teams_it_says_nothing if {
	told(json.patch(kept, changes.set("/team/teams", []))) == {}
}
