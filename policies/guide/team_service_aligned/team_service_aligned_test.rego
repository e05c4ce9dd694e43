package dgcheck.rules.guide.team_service_aligned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.team_service_aligned as rule

kept := data.examples.guide.team_service_aligned.kept

broken := data.examples.guide.team_service_aligned.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_team_that_names_a_service_passes if {
	told(kept) == {0: "pass"}
}

test_a_team_that_names_none_fails if {
	told(broken) == {0: "fail"}
	told(json.patch(kept, changes.set("/team/teams/0/services", [""]))) == told(broken)
}

test_a_team_that_helps_the_others_says_so_instead if {
	told(json.patch(broken, changes.set("/team/teams/0/enabling", "Runs the hosting all teams share"))) == told(kept)
}

test_a_service_that_is_not_declared_cannot_be_assessed if {
	unknown := json.patch(kept, changes.set("/team/teams/0/services", ["soil-maps"]))
	told(unknown) == {0: "not-assessed"}
	told(json.patch(unknown, changes.add("/team/teams/0/services/-", "soil-checks"))) == told(kept)
	told(json.patch(unknown, changes.set("/services/0/id", ""))) == told(unknown)
}
