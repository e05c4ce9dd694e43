package dgcheck.rules.guide.forecast_detail_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.forecast_detail as rule

kept := data.examples.guide.forecast_detail.kept

broken := data.examples.guide.forecast_detail.broken

result(declared) := found if found := rule.result with input as changes.summed(declared)

told(declared) := found if found := judged.told(rule) with input as changes.summed(declared)

february := ["finance", "rows", 7]

group_line(place) := changes.set($"/finance/rows/{place}/service", "group")

test_lines_for_a_service_are_detail_enough if {
	told(kept) == {"group": "pass"}
}

test_a_month_with_one_line_for_the_whole_group_fails_at_its_line if {
	told(broken) == {"group": "fail at finance/rows/7"}
	result(broken).rests_on == [february]
}

test_a_line_without_a_service_is_for_the_whole_group if {
	told(json.patch(kept, changes.set("/finance/rows/7/service", ""))) == told(broken)
}

test_two_lines_are_detail_enough_only_where_both_have_a_forecast if {
	second := object.union(broken.finance.rows[7], {"line": "hosting"})
	told(json.patch(broken, changes.add("/finance/rows/-", second))) == told(kept)
	blank := object.union(second, {"forecast_pence": null})
	told(json.patch(broken, changes.add("/finance/rows/-", blank))) == told(broken)
	told(json.patch(broken, changes.add("/finance/rows/-", object.union(blank, {"service": "soil-checks"})))) == told(broken)
}

test_the_number_of_lines_is_a_figure if {
	judged.verdict(rule) == "pass" with input as broken with data.params.finance.min_lines as 1
}

test_a_month_without_a_forecast_is_left_to_another_rule if {
	told(json.patch(broken, changes.set("/finance/rows/7/forecast_pence", null))) == told(kept)
	told(json.patch(broken, changes.drop("/finance/rows/7"))) == told(kept)
}

test_a_closed_month_with_an_actual_needs_no_detail_and_one_without_does if {
	told(json.patch(kept, group_line(3))) == told(kept)
	told(json.patch(kept, array.concat(group_line(3), changes.set("/finance/rows/3/actual_pence", null)))) == {"group": "fail at finance/rows/3"}
}

test_the_running_month_needs_detail_in_spite_of_an_actual if {
	told(json.patch(kept, array.concat(group_line(4), changes.set("/finance/rows/4/actual_pence", 100)))) == {"group": "fail at finance/rows/4"}
}

test_several_months_stand_at_the_first if {
	told(json.patch(broken, group_line(5))) == {"group": "fail at finance/rows/5"}
}

test_months_the_group_did_not_exist_in_are_not_asked if {
	told(json.patch(broken, changes.dated("/group/closed", "2027-01-31"))) == told(kept)
}

test_without_a_forecast_there_is_nothing_to_break_down if {
	told(json.patch(kept, changes.set("/finance/rows", []))) == {"group": "not-applicable at finance"}
}

test_a_forecast_that_is_not_due_need_not_be_broken_down_yet if {
	summed := changes.summed(broken)
	waits := rule.result with input as summed with data.calendar.today.date as "2026-08-30"
	waits["not-due"]
	waits.due == "2026-08-30"
	judged.verdict(rule) == "fail" with input as summed with data.calendar.today.date as "2026-08-31"
}

test_private_amounts_are_vouched_for_where_something_shows_the_forecast if {
	private := json.patch(broken, changes.set("/finance/mode", "headline"))
	told(private) == {"group": "not-assessed at finance/evidence"}
	told(json.patch(private, changes.set("/finance/evidence", "https://example.gov.uk/soil/forecast"))) == {"group": "attested at finance/evidence"}
}
