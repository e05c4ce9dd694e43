package dgcheck.rules.guide.team_service_aligned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.team_service_aligned as rule

kept := data.examples.guide.team_service_aligned.kept

broken := data.examples.guide.team_service_aligned.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

services := ["team", "teams", 0, "services"]

test_a_team_that_names_a_service_passes if {
	judged(kept) == {["team:soil-checks", "pass", services]}
}

test_a_team_that_names_none_fails if {
	judged(broken) == {["team:soil-checks", "fail", services]}
	judged(json.patch(kept, changes.set("/team/teams/0/services", [""]))) == judged(broken)
}

test_a_team_that_helps_the_others_says_so_instead if {
	judged(json.patch(broken, changes.set("/team/teams/0/enabling", "Runs the hosting all teams share"))) == judged(kept)
}

test_a_service_that_is_not_declared_cannot_be_assessed if {
	unknown := json.patch(kept, changes.set("/team/teams/0/services", ["soil-maps"]))
	judged(unknown) == {["team:soil-checks", "not-assessed", services]}
	judged(json.patch(unknown, changes.add("/team/teams/0/services/-", "soil-checks"))) == judged(kept)
	judged(json.patch(unknown, changes.set("/services/0/id", ""))) == judged(unknown)
}
