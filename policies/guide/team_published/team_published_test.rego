package dgcheck.rules.guide.team_published_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.team_published as rule

kept := data.examples.guide.team_published.kept

broken := data.examples.guide.team_published.broken

results(declared) := found if found := rule.results with input as declared

findings(declared) := {[result.subject, result.verdict, result.severity, result.at] | some result in results(declared)}

verdicts(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

dues(declared) := {result.due | some result in results(declared)}

unlisted := changes.set("/team/teams", [])

elsewhere := changes.set("/team/published_url", "https://example.gov.uk/soil/team")

test_a_group_that_lists_its_teams_passes if {
	verdicts(kept) == {["group", "pass", ["team"]]}
	dues(kept) == {"2027-04-08"}
}

test_a_list_not_gone_through_for_long_fails_at_its_day if {
	findings(broken) == {["group", "fail", "warning", ["team", "reviewed"]]}
	dues(broken) == {"2026-11-21"}
}

test_a_list_is_in_time_for_190_days if {
	verdicts(json.patch(broken, changes.dated("/team/reviewed", "2026-05-16"))) == verdicts(kept)
}

test_a_list_that_was_never_gone_through_fails if {
	findings(json.patch(kept, changes.undated("/team/reviewed"))) == findings(broken)
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	verdicts(json.patch(kept, changes.dated("/team/reviewed", "2026-11-23"))) == {["group", "not-assessed", ["team", "reviewed"]]}
}

test_a_group_that_publishes_nothing_fails_and_is_not_asked_for_a_day if {
	every declared in [kept, broken] {
		findings(json.patch(declared, unlisted)) == {["group", "fail", "warning", ["team"]]}
	}
}

test_a_page_elsewhere_is_published_but_lists_no_team_here if {
	findings(json.patch(kept, array.concat(unlisted, elsewhere))) == {["group", "fail", "info", ["team", "teams"]]}
	findings(json.patch(broken, array.concat(unlisted, elsewhere))) == findings(broken)
	verdicts(json.patch(kept, elsewhere)) == verdicts(kept)
}

test_teams_without_an_outcome_are_an_info if {
	findings(json.patch(kept, changes.set("/outcomes", []))) == {["group", "fail", "info", ["outcomes"]]}
}
