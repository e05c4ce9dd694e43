package dgcheck.rules.guide.forecast_detail_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.forecast_detail as rule

kept := data.examples.guide.forecast_detail.kept

broken := data.examples.guide.forecast_detail.broken

results(declared) := found if found := rule.results with input as changes.summed(declared)

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

february := ["finance", "rows", 7]

group_line(place) := changes.set($"/finance/rows/{place}/service", "group")

test_lines_for_a_service_are_detail_enough if {
	judged(kept) == {["group", "pass", ["finance", "rows"]]}
}

test_a_month_with_one_line_for_the_whole_group_fails_at_its_line if {
	judged(broken) == {["group", "fail", february]}
	{result.rests_on | some result in results(broken)} == {[february]}
}

test_a_line_without_a_service_is_for_the_whole_group if {
	judged(json.patch(kept, changes.set("/finance/rows/7/service", ""))) == judged(broken)
}

test_two_lines_are_detail_enough_only_where_both_have_a_forecast if {
	second := object.union(broken.finance.rows[7], {"line": "hosting"})
	judged(json.patch(broken, changes.add("/finance/rows/-", second))) == judged(kept)
	blank := object.union(second, {"forecast_pence": null})
	judged(json.patch(broken, changes.add("/finance/rows/-", blank))) == judged(broken)
	judged(json.patch(broken, changes.add("/finance/rows/-", object.union(blank, {"service": "soil-checks"})))) == judged(broken)
}

test_the_number_of_lines_is_a_figure if {
	found := rule.results with input as broken with data.params.finance.min_lines as 1
	{result.verdict | some result in found} == {"pass"}
}

test_a_month_without_a_forecast_is_left_to_another_rule if {
	judged(json.patch(broken, changes.set("/finance/rows/7/forecast_pence", null))) == judged(kept)
	judged(json.patch(broken, changes.drop("/finance/rows/7"))) == judged(kept)
}

test_a_closed_month_with_an_actual_needs_no_detail_and_one_without_does if {
	judged(json.patch(kept, group_line(3))) == judged(kept)
	judged(json.patch(kept, array.concat(group_line(3), changes.set("/finance/rows/3/actual_pence", null)))) == {["group", "fail", ["finance", "rows", 3]]}
}

test_the_running_month_needs_detail_in_spite_of_an_actual if {
	judged(json.patch(kept, array.concat(group_line(4), changes.set("/finance/rows/4/actual_pence", 100)))) == {["group", "fail", ["finance", "rows", 4]]}
}

test_several_months_stand_at_the_first if {
	judged(json.patch(broken, group_line(5))) == {["group", "fail", ["finance", "rows", 5]]}
}

test_months_the_group_did_not_exist_in_are_not_asked if {
	judged(json.patch(broken, changes.dated("/group/closed", "2027-01-31"))) == judged(kept)
}

test_without_a_forecast_there_is_nothing_to_break_down if {
	judged(json.patch(kept, changes.set("/finance/rows", []))) == {["group", "not-applicable", ["finance"]]}
}

test_a_forecast_that_is_not_due_need_not_be_broken_down_yet if {
	summed := changes.summed(broken)
	found := rule.results with input as summed with data.calendar.today.date as "2026-08-30"
	{[result.verdict, result.due] | some result in found} == {["not-due", "2026-08-30"]}
	after := rule.results with input as summed with data.calendar.today.date as "2026-08-31"
	{result.verdict | some result in after} == {"fail"}
}

test_private_amounts_are_vouched_for_where_something_shows_the_forecast if {
	private := json.patch(broken, changes.set("/finance/mode", "headline"))
	judged(private) == {["group", "not-assessed", ["finance", "evidence"]]}
	judged(json.patch(private, changes.set("/finance/evidence", "https://example.gov.uk/soil/forecast"))) == {["group", "attested", ["finance", "evidence"]]}
}
