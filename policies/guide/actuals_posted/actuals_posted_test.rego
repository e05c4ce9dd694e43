package dgcheck.rules.guide.actuals_posted_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.guide.actuals_posted as rule

kept := data.examples.guide.actuals_posted.kept

broken := data.examples.guide.actuals_posted.broken

october := kept.finance.rows[3]

results(declared) := found if found := rule.results with input as changes.summed(declared)

told(declared) := found if found := judged.told(rule) with input as changes.summed(declared)

test_months_with_an_actual_pass_and_the_running_one_is_not_due if {
	told(kept) == {
		"2026-07": "pass at finance/rows/0",
		"2026-08": "pass at finance/rows/1",
		"2026-09": "pass at finance/rows/2",
		"2026-10": "pass at finance/rows/3",
		"2026-11": "not-due at finance/rows/4",
	}
}

test_a_month_without_an_actual_fails_once_it_is_due if {
	told(broken) == object.union(told(kept), {"2026-10": "fail at finance/rows/3"})
	results(broken)["2026-10"].due == "2026-11-20"
	not results(broken)["2026-10"].severity
}

test_a_month_without_an_actual_is_not_due_on_its_last_day if {
	rule.results["2026-10"]["not-due"] with input as changes.summed(broken) with data.calendar.today.date as "2026-11-20"
}

test_nothing_spent_is_an_actual if {
	results(json.patch(kept, changes.set("/finance/rows/3/actual_pence", 0)))["2026-10"].pass
}

test_a_month_with_an_actual_for_some_of_its_lines_is_a_warning if {
	result := results(json.patch(kept, changes.add("/finance/rows/-", object.union(october, {"line": "hosting", "actual_pence": null}))))["2026-10"]
	result.fail
	result.severity == "warning"
	result.at == ["finance", "rows", 3]
	result.rests_on == [["finance", "rows", 3], ["finance", "rows", 9]]
}

test_an_actual_in_the_running_month_passes if {
	results(json.patch(kept, changes.set("/finance/rows/4/actual_pence", 100)))["2026-11"].pass
}

test_a_month_without_a_line_fails_at_the_table_and_rests_on_lines_whose_month_is_unreadable if {
	result := results(json.patch(kept, changes.set("/finance/rows/3/month", "")))["2026-10"]
	result.fail
	result.at == ["finance", "rows"]
	result.rests_on == [["finance", "rows", 3]]
}

test_private_amounts_are_vouched_for_up_to_the_month_given if {
	private := json.patch(kept, array.flatten([
		changes.set("/finance/mode", "headline"),
		changes.set("/finance/actuals_to", "2026-09"),
		changes.set("/finance/rows", []),
	]))
	told(private) == {
		"2026-07": "attested at finance/actuals_to",
		"2026-08": "attested at finance/actuals_to",
		"2026-09": "attested at finance/actuals_to",
		"2026-10": "fail at finance/actuals_to",
		"2026-11": "not-due at finance/rows",
	}
}

test_private_amounts_are_not_asked_for_by_line if {
	private := json.patch(kept, array.flatten([
		changes.set("/finance/mode", "headline"),
		changes.set("/finance/actuals_to", "2026-09"),
		changes.set("/finance/rows", []),
	]))
	contains(results(private)["2026-10"].remedy, "`finance.actuals_to`")
}

test_what_the_group_vouches_for_rests_on_no_line if {
	private := json.patch(kept, array.concat(changes.set("/finance/mode", "headline"), changes.set("/finance/actuals_to", "2026-10")))
	results(private)["2026-10"].rests_on == []
}

test_private_amounts_are_not_vouched_for_without_a_month if {
	private := json.patch(kept, array.flatten([changes.set("/finance/mode", "headline"), changes.set("/finance/rows", [])]))
	summed := changes.summed(private)
	verdicts := judged.verdicts(rule) with input as summed
	{verdict | some verdict in verdicts} == {"fail", "not-due"}
}

test_months_after_the_group_closed_are_not_asked if {
	closed := json.patch(kept, changes.dated("/group/closed", "2026-08-31"))
	object.keys(results(closed)) == {"2026-07", "2026-08"}
}

test_months_of_last_year_are_asked_while_the_calendar_says_so if {
	older := json.patch(kept, changes.dated("/group/founded", "2026-02-10"))
	in_june := rule.results with input as older with data.calendar.actuals_from as "2025-04"
	{month | some month, result in in_june; result.fail} == {"2026-02", "2026-03", "2026-04", "2026-05", "2026-06"}
	in_june["2026-03"].due == "2026-05-11"
	{month | some month, result in results(older); result.fail} == {"2026-04", "2026-05", "2026-06"}
}

posted_on(on) := seen.with_history(kept, "complete", "2026-01-01", [["finance/2026-09", "actuals-posted", on, ""]])

test_actuals_that_were_posted_late_say_so if {
	judged.messages(rule)["2026-09"] == "September 2026 has its actuals, posted 13 days late." with input as posted_on("2026-11-02")
	judged.messages(rule)["2026-09"] == "September 2026 has its actuals, posted 1 day late." with input as posted_on("2026-10-21")
	judged.messages(rule)["2026-09"] == "September 2026 has its actuals." with input as posted_on("2026-10-20")
}

test_actuals_are_asked_for_where_the_group_has_its_figures if {
	contains(results(json.patch(broken, changes.set("/finance/files", ["money.csv"])))["2026-10"].remedy, "in the finance file `money.csv`;")
	contains(results(json.patch(broken, changes.set("/finance/files", [])))["2026-10"].remedy, "under `finance.months`;")
}
