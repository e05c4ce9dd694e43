package dgcheck.rules.guide.fund_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.fund_services as rule

kept := data.examples.guide.fund_services.kept

broken := data.examples.guide.fund_services.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

rows := ["finance", "rows"]

teams := ["team", "teams"]

standing := kept.team.teams[0]

temporary := object.union(standing, {"kind": "temporary"})

with_teams(list) := judged(json.patch(kept, changes.set("/team/teams", list)))

unkeyed := changes.set("/finance/rows", [object.union(row, {"service": ""}) | some row in kept.finance.rows])

test_standing_teams_and_lines_for_a_service_pass if {
	judged(kept) == {["group", "pass", rows]}
}

test_mostly_temporary_teams_fail if {
	judged(broken) == {["group", "fail", teams]}
}

test_half_of_the_teams_may_be_temporary if {
	with_teams([standing, temporary]) == judged(kept)
	with_teams([standing, temporary, temporary]) == judged(broken)
	with_teams([]) == judged(kept)
	with_teams([object.union(standing, {"kind": ""})]) == judged(kept)
}

test_one_line_for_a_service_or_the_group_is_enough if {
	bare := json.patch(kept, unkeyed)
	judged(bare) == {["group", "fail", rows]}
	judged(json.patch(bare, changes.set("/finance/rows/3/service", "group"))) == judged(kept)
}

test_sums_by_month_do_not_say_what_the_money_is_for if {
	judged(json.patch(kept, changes.set("/finance/files", []))) == {["group", "fail", rows]}
}

test_private_amounts_cannot_be_assessed if {
	private := changes.set("/finance/mode", "headline")
	judged(json.patch(kept, private)) == {["group", "not-assessed", rows]}
	judged(json.patch(kept, array.concat(private, unkeyed))) == {["group", "not-assessed", rows]}
	judged(json.patch(broken, private)) == judged(broken)
}

test_without_any_line_it_cannot_be_assessed if {
	judged(json.patch(kept, changes.set("/finance/rows", []))) == {["group", "not-assessed", rows]}
}
