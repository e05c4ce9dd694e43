package dgcheck.rules.guide.actuals_posted_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.actuals_posted as rule

kept := data.examples.guide.actuals_posted.kept

broken := data.examples.guide.actuals_posted.broken

october := kept.finance.rows[3]

results(declared) := found if found := rule.results with input as changes.summed(declared)

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared, subject) := [result | some result in results(declared); result.subject == subject][0]

test_months_with_an_actual_pass_and_the_running_one_is_not_due if {
	judged(kept) == {
		["month:2026-07", "pass", ["finance", "rows", 0]],
		["month:2026-08", "pass", ["finance", "rows", 1]],
		["month:2026-09", "pass", ["finance", "rows", 2]],
		["month:2026-10", "pass", ["finance", "rows", 3]],
		["month:2026-11", "not-due", ["finance", "rows", 4]],
	}
}

test_a_month_without_an_actual_fails_once_it_is_due if {
	{["month:2026-10", "fail", ["finance", "rows", 3]]} == {result | some result in judged(broken); result[1] == "fail"}
	about(broken, "month:2026-10").due == "2026-11-20"
	not about(broken, "month:2026-10").severity
}

test_a_month_without_an_actual_is_not_due_on_its_last_day if {
	results := rule.results with input as changes.summed(broken) with data.calendar.today.date as "2026-11-20"
	some result in results
	result.subject == "month:2026-10"
	result.verdict == "not-due"
}

test_nothing_spent_is_an_actual if {
	about(json.patch(kept, changes.set("/finance/rows/3/actual_pence", 0)), "month:2026-10").verdict == "pass"
}

test_a_month_with_an_actual_for_some_of_its_lines_is_a_warning if {
	result := about(json.patch(kept, changes.add("/finance/rows/-", object.union(october, {"line": "hosting", "actual_pence": null}))), "month:2026-10")
	result.verdict == "fail"
	result.severity == "warning"
	result.at == ["finance", "rows", 3]
	result.rests_on == [["finance", "rows", 3], ["finance", "rows", 9]]
}

test_an_actual_in_the_running_month_passes if {
	about(json.patch(kept, changes.set("/finance/rows/4/actual_pence", 100)), "month:2026-11").verdict == "pass"
}

test_a_month_without_a_line_fails_at_the_table_and_rests_on_lines_whose_month_is_unreadable if {
	result := about(json.patch(kept, changes.set("/finance/rows/3/month", "")), "month:2026-10")
	result.verdict == "fail"
	result.at == ["finance", "rows"]
	result.rests_on == [["finance", "rows", 3]]
}

test_private_amounts_are_vouched_for_up_to_the_month_given if {
	private := json.patch(kept, array.flatten([
		changes.set("/finance/mode", "headline"),
		changes.set("/finance/actuals_to", "2026-09"),
		changes.set("/finance/rows", []),
	]))
	judged(private) == {
		["month:2026-07", "attested", ["finance", "actuals_to"]],
		["month:2026-08", "attested", ["finance", "actuals_to"]],
		["month:2026-09", "attested", ["finance", "actuals_to"]],
		["month:2026-10", "fail", ["finance", "actuals_to"]],
		["month:2026-11", "not-due", ["finance", "rows"]],
	}
}

test_private_amounts_are_not_asked_for_by_line if {
	private := json.patch(kept, array.flatten([
		changes.set("/finance/mode", "headline"),
		changes.set("/finance/actuals_to", "2026-09"),
		changes.set("/finance/rows", []),
	]))
	contains(about(private, "month:2026-10").remedy, "`finance.actuals_to`")
}

test_what_the_group_vouches_for_rests_on_no_line if {
	private := json.patch(kept, array.concat(changes.set("/finance/mode", "headline"), changes.set("/finance/actuals_to", "2026-10")))
	about(private, "month:2026-10").rests_on == []
}

test_private_amounts_are_not_vouched_for_without_a_month if {
	private := json.patch(kept, array.flatten([changes.set("/finance/mode", "headline"), changes.set("/finance/rows", [])]))
	{result[1] | some result in judged(private)} == {"fail", "not-due"}
}

test_months_after_the_group_closed_are_not_asked if {
	closed := json.patch(kept, changes.dated("/group/closed", "2026-08-31"))
	{result[0] | some result in judged(closed)} == {"month:2026-07", "month:2026-08"}
}

test_months_of_last_year_are_asked_while_the_calendar_says_so if {
	older := json.patch(kept, changes.dated("/group/founded", "2026-02-10"))
	in_june := rule.results with input as older with data.calendar.actuals_from as "2025-04"
	{result.subject | some result in in_june; result.verdict == "fail"} == {"month:2026-02", "month:2026-03", "month:2026-04", "month:2026-05", "month:2026-06"}
	{result.due | some result in in_june; result.subject == "month:2026-03"} == {"2026-05-11"}
	{result[0] | some result in judged(older); result[1] == "fail"} == {"month:2026-04", "month:2026-05", "month:2026-06"}
}
