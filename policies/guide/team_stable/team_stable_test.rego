package dgcheck.rules.guide.team_stable_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.team_stable as rule

kept := data.examples.guide.team_stable.kept

broken := data.examples.guide.team_stable.broken

guide := {"DG-WHO-2": "warning"}

results(declared, clauses) := found if found := rule.results with input as declared with data.clauses as clauses

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared, guide)}

dues(declared) := {result.due | some result in results(declared, guide)}

funded := ["team", "teams", 0, "funded_to"]

test_a_team_that_is_funded_far_enough_passes if {
	judged(kept) == {["team:soil-checks", "pass", funded]}
	dues(kept) == {"2026-12-31"}
}

test_a_team_of_a_live_service_whose_funding_ends_soon_fails if {
	judged(broken) == {["team:soil-checks", "fail", funded]}
	dues(broken) == {"2026-10-02"}
}

test_ninety_days_are_far_enough if {
	judged(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2027-02-20"))) == judged(kept)
	judged(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2027-02-19"))) == judged(broken)
	judged(json.patch(kept, changes.dated("/team/teams/0/funded_to", "2026-11-21"))) == judged(broken)
}

test_a_team_without_an_end_of_its_funding_passes if {
	open := json.patch(kept, changes.undated("/team/teams/0/funded_to"))
	judged(open) == judged(kept)
	dues(open) == set()
}

test_a_team_without_a_live_service_is_not_asked_for_funding if {
	every change in [
		changes.set("/services/0/phases/0/phase", "public-beta"),
		changes.set("/team/teams/0/services", []),
		changes.set("/team/teams/0/services", ["soil-maps"]),
		array.concat(changes.set("/services/0/id", ""), changes.set("/team/teams/0/services", [""])),
	] {
		judged(json.patch(broken, change)) == judged(kept)
		dues(json.patch(broken, change)) == set()
	}
}

test_a_team_that_does_not_say_when_it_was_formed_cannot_be_assessed if {
	judged(json.patch(kept, changes.undated("/team/teams/0/formed"))) == {["team:soil-checks", "not-assessed", ["team", "teams", 0, "formed"]]}
	judged(json.patch(broken, changes.undated("/team/teams/0/formed"))) == judged(broken)
}

test_a_team_still_to_be_formed_is_not_asked if {
	judged(json.patch(broken, changes.dated("/team/teams/0/formed", "2026-11-23"))) == {["team:soil-checks", "not-applicable", ["team", "teams", 0, "formed"]]}
	judged(json.patch(broken, changes.dated("/team/teams/0/formed", "2026-11-22"))) == judged(broken)
}

test_the_strategy_counts_standing_teams_and_finds_no_fault if {
	strategy := {"ST-M6-11": "info"}
	two := json.patch(broken, array.concat(
		changes.add("/team/teams/-", object.union(broken.team.teams[0], {"subject": "team:soil-maps"})),
		changes.set("/team/teams/1/kind", "temporary"),
	))
	every result in results(two, strategy) {
		result.verdict == "pass"
		endswith(result.because, " Standing teams: 1 of 2.")
	}
	every result in results(kept, guide) { not contains(result.because, "Standing teams") }
}
