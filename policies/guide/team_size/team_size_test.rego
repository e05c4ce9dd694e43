package dgcheck.rules.guide.team_size_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.team_size as rule

kept := data.examples.guide.team_size.kept

broken := data.examples.guide.team_size.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

size := ["team", "teams", 0, "size"]

functions := ["team", "teams", 0, "functions"]

sized(people) := judged(json.patch(kept, changes.set("/team/teams/0/size", people)))

bringing(list) := judged(json.patch(kept, changes.set("/team/teams/0/functions", list)))

test_a_small_team_of_several_functions_passes if {
	judged(kept) == {["team:soil-checks", "pass", ["team", "teams", 0]]}
}

test_a_large_team_fails_at_its_size if {
	judged(broken) == {["team:soil-checks", "fail", size]}
}

test_four_to_fifteen_people_are_a_small_team if {
	sized(15) == judged(kept)
	sized(16) == judged(broken)
	sized(4) == judged(kept)
	sized(3) == judged(broken)
	sized(0) == judged(broken)
}

test_a_team_that_does_not_say_its_size_or_its_functions_cannot_be_assessed if {
	sized(null) == {["team:soil-checks", "not-assessed", size]}
	bringing([]) == {["team:soil-checks", "not-assessed", functions]}
	bringing([""]) == bringing([])
}

test_three_different_functions_are_enough if {
	bringing(["product-management", "delivery-management", "policy"]) == judged(kept)
	bringing(["product-management", "delivery-management", "product-management", ""]) == {["team:soil-checks", "fail", functions]}
}

test_a_large_team_fails_even_if_its_functions_are_not_known if {
	judged(json.patch(broken, changes.set("/team/teams/0/functions", []))) == judged(broken)
}
