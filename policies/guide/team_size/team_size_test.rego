package dgcheck.rules.guide.team_size_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.team_size as rule

kept := data.examples.guide.team_size.kept

broken := data.examples.guide.team_size.broken

told(declared) := found if found := judged.told(rule) with input as declared

sized(people) := told(json.patch(kept, changes.set("/team/teams/0/size", people)))

bringing(list) := told(json.patch(kept, changes.set("/team/teams/0/functions", list)))

test_a_small_team_of_several_functions_passes if {
	told(kept) == {0: "pass"}
}

test_a_large_team_fails_at_its_size if {
	told(broken) == {0: "fail at size"}
}

test_four_to_fifteen_people_are_a_small_team if {
	sized(15) == told(kept)
	sized(16) == told(broken)
	sized(4) == told(kept)
	sized(3) == told(broken)
	sized(0) == told(broken)
}

test_a_team_that_does_not_say_its_size_or_its_functions_cannot_be_assessed if {
	sized(null) == {0: "not-assessed at size"}
	bringing([]) == {0: "not-assessed at functions"}
	bringing([""]) == bringing([])
}

test_three_different_functions_are_enough if {
	bringing(["product-management", "delivery-management", "policy"]) == told(kept)
	bringing(["product-management", "delivery-management", "product-management", ""]) == {0: "fail at functions"}
}

test_a_large_team_fails_even_if_its_functions_are_not_known if {
	told(json.patch(broken, changes.set("/team/teams/0/functions", []))) == told(broken)
}
