package dgcheck.rules.guide.forecast_current_fy_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.forecast_current_fy as rule

kept := data.examples.guide.forecast_current_fy.kept

broken := data.examples.guide.forecast_current_fy.broken

results(declared) := found if found := rule.results with input as changes.summed(declared)

told(declared) := found if found := judged.told(rule) with input as changes.summed(declared)

failed(declared) := {month: result | some month, result in told(declared); startswith(result, "fail")}

test_every_month_from_the_founding_month_to_march_passes if {
	told(kept) == {
		"2026-07": "pass at finance/rows/0",
		"2026-08": "pass at finance/rows/1",
		"2026-09": "pass at finance/rows/2",
		"2026-10": "pass at finance/rows/3",
		"2026-11": "pass at finance/rows/4",
		"2026-12": "pass at finance/rows/5",
		"2027-01": "pass at finance/rows/6",
		"2027-02": "pass at finance/rows/7",
		"2027-03": "pass at finance/rows/8",
	}
}

test_a_month_that_is_left_out_fails_at_the_table if {
	failed(broken) == {"2027-02": "fail at finance/rows"}
}

test_a_month_with_a_blank_forecast_fails_at_its_line if {
	failed(json.patch(kept, changes.set("/finance/rows/7/forecast_pence", null))) == {"2027-02": "fail at finance/rows/7"}
}

test_a_closed_month_with_an_actual_needs_no_forecast if {
	failed(json.patch(kept, changes.set("/finance/rows/3/forecast_pence", null))) == {}
}

test_the_running_month_needs_a_forecast_in_spite_of_an_actual if {
	early := array.concat(changes.set("/finance/rows/4/forecast_pence", null), changes.set("/finance/rows/4/actual_pence", 100))
	failed(json.patch(kept, early)) == {"2026-11": "fail at finance/rows/4"}
}

test_one_line_with_a_forecast_is_enough if {
	blank := object.union(kept.finance.rows[7], {"line": "hosting", "forecast_pence": null})
	failed(json.patch(kept, changes.add("/finance/rows/-", blank))) == {}
}

test_months_before_april_and_after_the_group_closes_are_not_asked if {
	older := json.patch(kept, array.concat(changes.dated("/group/founded", "2026-02-10"), changes.dated("/group/closed", "2026-12-31")))
	object.keys(results(older)) == {
		"2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09",
		"2026-10", "2026-11", "2026-12",
	}
}

test_a_new_year_has_until_the_end_of_april if {
	older := json.patch(broken, changes.dated("/group/founded", "2026-02-10"))
	results := rule.results with input as older with data.calendar.today.date as "2026-04-30"
	results["2027-02"]["not-due"]
	{result.due | some result in results} == {"2026-04-30"}
}

test_a_group_founded_in_the_year_has_sixty_days if {
	results := rule.results with input as broken with data.calendar.today.date as "2026-08-30"
	results["2027-02"]["not-due"]
	{result.due | some result in results} == {"2026-08-30"}
}

test_private_amounts_are_vouched_for_where_the_address_of_the_forecast_is_given if {
	private := json.patch(kept, array.concat(changes.set("/finance/mode", "headline"), changes.set("/finance/rows", [])))
	told(private) == {"group": "fail at finance/evidence"}
	told(json.patch(private, changes.set("/finance/evidence", "https://example.gov.uk/soil/forecast"))) == {"group": "attested at finance/evidence"}
}

test_a_closed_month_without_a_forecast_or_an_actual_fails if {
	blank := array.concat(changes.set("/finance/rows/3/forecast_pence", null), changes.set("/finance/rows/3/actual_pence", null))
	failed(json.patch(kept, blank)) == {"2026-10": "fail at finance/rows/3"}
}

test_a_group_founded_in_the_first_month_of_the_year_has_sixty_days if {
	{result.due | some result in results(json.patch(kept, changes.dated("/group/founded", "2026-04-15")))} == {"2026-06-14"}
	{result.due | some result in results(json.patch(kept, changes.dated("/group/founded", "2026-03-31")))} == {"2026-04-30"}
}

test_a_forecast_is_asked_for_where_the_group_has_its_figures if {
	contains(results(json.patch(broken, changes.set("/finance/files", ["money.csv"])))["2027-02"].remedy, "in the finance file `money.csv`;")
	contains(results(json.patch(broken, changes.set("/finance/files", [])))["2027-02"].remedy, "under `finance.months`;")
}
