package dgcheck.rules.guide.team_published_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.team_published as rule

kept := data.examples.guide.team_published.kept

broken := data.examples.guide.team_published.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

findings(declared) := [told(declared).group, result(declared).severity]

unlisted := changes.set("/team/teams", [])

elsewhere := changes.set("/team/published_url", "https://example.gov.uk/soil/team")

test_a_group_that_lists_its_teams_passes if {
	told(kept) == {"group": "pass"}
	result(kept).due == "2027-04-08"
}

test_a_list_not_gone_through_for_long_fails_at_its_day if {
	findings(broken) == ["fail at team/reviewed", "warning"]
	result(broken).due == "2026-11-21"
}

test_a_list_is_in_time_for_190_days if {
	told(json.patch(broken, changes.dated("/team/reviewed", "2026-05-16"))) == told(kept)
}

test_a_list_that_was_never_gone_through_fails if {
	findings(json.patch(kept, changes.undated("/team/reviewed"))) == findings(broken)
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/team/reviewed", "2026-11-23"))) == {"group": "not-assessed at team/reviewed"}
}

test_a_group_that_publishes_nothing_fails_and_is_not_asked_for_a_day if {
	every declared in [kept, broken] {
		findings(json.patch(declared, unlisted)) == ["fail", "warning"]
	}
}

test_a_page_elsewhere_is_published_but_lists_no_team_here if {
	findings(json.patch(kept, array.concat(unlisted, elsewhere))) == ["fail at team/teams", "info"]
	findings(json.patch(broken, array.concat(unlisted, elsewhere))) == findings(broken)
	told(json.patch(kept, elsewhere)) == told(kept)
}

test_teams_without_an_outcome_are_an_info if {
	findings(json.patch(kept, changes.set("/outcomes", []))) == ["fail at outcomes", "info"]
}
