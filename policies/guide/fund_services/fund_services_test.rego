package dgcheck.rules.guide.fund_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.fund_services as rule

kept := data.examples.guide.fund_services.kept

broken := data.examples.guide.fund_services.broken

told(declared) := found if found := judged.told(rule) with input as declared

standing := kept.team.teams[0]

temporary := object.union(standing, {"kind": "temporary"})

with_teams(list) := told(json.patch(kept, changes.set("/team/teams", list)))

unkeyed := changes.set("/finance/rows", [object.union(row, {"service": ""}) | some row in kept.finance.rows])

test_standing_teams_and_lines_for_a_service_pass if {
	told(kept) == {"group": "pass"}
}

test_mostly_temporary_teams_fail if {
	told(broken) == {"group": "fail at team/teams"}
}

test_half_of_the_teams_may_be_temporary if {
	with_teams([standing, temporary]) == told(kept)
	with_teams([standing, temporary, temporary]) == told(broken)
	with_teams([]) == told(kept)
	with_teams([object.union(standing, {"kind": ""})]) == told(kept)
}

test_one_line_for_a_service_or_the_group_is_enough if {
	bare := json.patch(kept, unkeyed)
	told(bare) == {"group": "fail"}
	told(json.patch(bare, changes.set("/finance/rows/3/service", "group"))) == told(kept)
}

test_sums_by_month_do_not_say_what_the_money_is_for if {
	told(json.patch(kept, changes.set("/finance/files", []))) == {"group": "fail"}
}

test_private_amounts_cannot_be_assessed if {
	private := changes.set("/finance/mode", "headline")
	told(json.patch(kept, private)) == {"group": "not-assessed"}
	told(json.patch(kept, array.concat(private, unkeyed))) == {"group": "not-assessed"}
	told(json.patch(broken, private)) == told(broken)
}

test_without_any_line_it_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/finance/rows", []))) == {"group": "not-assessed"}
}
