package dgcheck.rules.guide.team_stable_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.team_stable as rule

kept := data.examples.guide.team_stable.kept

broken := data.examples.guide.team_stable.broken

guide := {"DG-WHO-2": "warning"}

told(declared) := found if found := judged.told(rule) with input as declared with data.clauses as guide

due(declared) := found if found := rule.results[0].due with input as declared with data.clauses as guide

test_a_team_that_is_funded_far_enough_passes if {
	told(kept) == {0: "pass"}
	due(kept) == "2026-12-31"
}

test_a_team_of_a_live_service_whose_funding_ends_soon_fails if {
	told(broken) == {0: "fail"}
	due(broken) == "2026-10-02"
}

test_ninety_days_are_far_enough if {
	told(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2027-02-20"))) == told(kept)
	told(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2027-02-19"))) == told(broken)
	told(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2026-11-21"))) == told(broken)
}

test_a_team_without_an_end_of_its_funding_passes if {
	open := json.patch(kept, changes.undated("/team/teams/0/funded_to"))
	told(open) == told(kept)
	due(open) == ""
}

test_a_team_without_a_live_service_is_not_asked_for_funding if {
	every change in [
		changes.set("/services/0/phases/0/phase", "public-beta"),
		changes.set("/team/teams/0/services", []),
		changes.set("/team/teams/0/services", ["soil-maps"]),
		array.concat(changes.set("/services/0/id", ""), changes.set("/team/teams/0/services", [""])),
	] {
		told(json.patch(broken, change)) == told(kept)
		due(json.patch(broken, change)) == ""
	}
}

test_a_team_that_does_not_say_when_it_was_formed_cannot_be_assessed if {
	told(json.patch(kept, changes.undated("/team/teams/0/formed"))) == {0: "not-assessed at formed"}
	told(json.patch(broken, changes.undated("/team/teams/0/formed"))) == told(broken)
}

test_a_team_still_to_be_formed_is_not_asked if {
	told(json.patch(broken, changes.dated("/team/teams/0/formed", "2026-11-23"))) == {0: "not-applicable at formed"}
	told(json.patch(broken, changes.dated("/team/teams/0/formed", "2026-11-22"))) == told(broken)
}

test_the_strategy_counts_standing_teams_and_finds_no_fault if {
	strategy := {"ST-M6-11": "info"}
	two := json.patch(broken, array.concat(
		changes.add("/team/teams/-", object.union(broken.team.teams[0], {"subject": "team:soil-maps"})),
		changes.set("/team/teams/1/kind", "temporary"),
	))
	judged.verdicts(rule) == {0: "pass", 1: "pass"} with input as two with data.clauses as strategy
	counted := judged.messages(rule) with input as two with data.clauses as strategy
	every message in counted { endswith(message, " Standing teams: 1 of 2.") }
	uncounted := judged.messages(rule) with input as kept with data.clauses as guide
	every message in uncounted { not contains(message, "Standing teams") }
}
