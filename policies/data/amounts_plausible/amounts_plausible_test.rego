package dgcheck.rules.data.amounts_plausible_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.rows_test
import data.dgcheck.lib.unread_test
import data.dgcheck.rules.data.amounts_plausible as rule

kept := data.examples.data.amounts_plausible.kept

broken := data.examples.data.amounts_plausible.broken

said(document) := found if found := judged.doubts(rule) with input as document

# row returns the example with the line of month i changed. Month 0 is July 2026.
row(i, change) := rows_test.with_row(kept, i, change)

test_ordinary_amounts_pass if {
	said(kept) == set()
}

test_a_single_negative_actual_is_an_ordinary_correction if {
	said(row(1, {"actual_pence": -100})) == set()
}

test_a_year_below_nothing_is_pointed_out_at_its_largest_credit if {
	said(broken) == {"fail at /finance/rows/1"}
}

test_the_year_so_far_leaves_out_last_year_and_months_that_are_not_over if {
	said(row(1, {"month": "2026-03", "actual_pence": -100000000})) == set()
	said(row(4, {"actual_pence": -100000000})) == set()
}

test_the_year_is_not_added_up_while_a_line_could_not_be_read if {
	every kind in ["amount", "month", "shape"] {
		fault := {"kind": kind, "file": "delivery-group.yaml", "at": ["finance", "rows", 0, "actual"], "because": "", "remedy": "", "level": ""}
		said(object.union(broken, {"faults": [fault]})) == set()
	}
	said(unread_test.with_file(broken, "finance.csv")) == set()
}

test_of_several_credits_the_largest_is_pointed_out_wherever_it_stands if {
	credit := object.union(broken.finance.rows[1], {"line": "refunds", "actual_pence": broken.finance.rows[1].actual_pence - 1})
	blank := object.union(credit, {"line": "hosting", "actual_pence": null})
	lines := array.concat(broken.finance.rows, [blank, credit])
	said(rows_test.with_rows(broken, lines)) == {"fail at /finance/rows/10"}
}

test_a_year_of_exactly_nothing_is_plausible if {
	others := sum([line.actual_pence | some i, line in kept.finance.rows; i != 1; is_number(line.actual_pence)])
	said(row(1, {"actual_pence": 0 - others})) == set()
	said(row(1, {"actual_pence": -1 - others})) == {"fail at /finance/rows/1"}
}

test_a_negative_forecast_is_pointed_out_mildly if {
	negative := row(6, {"forecast_pence": -1})
	said(negative) == {"fail at /finance/rows/6"}
	results := rule.results with input as negative
	{result.severity | some result in results} == {"info"}
}

test_a_credit_beside_an_ordinary_forecast_of_the_month_is_found if {
	credit := object.union(kept.finance.rows[6], {"line": "refunds", "forecast_pence": -1})
	blank := object.union(credit, {"line": "hosting", "forecast_pence": null})
	lines := array.concat(kept.finance.rows, [blank, credit])
	said(rows_test.with_rows(kept, lines)) == {"fail at /finance/rows/10"}
}

# spent retires the service in August 2026 and makes the line of month i one for that service.
spent(i, change) := json.patch(row(i, object.union({"service": "soil-checks"}, change)), [{"op": "replace", "path": "/services/0/phases/0/phase", "value": "retired"}])

test_money_on_a_service_retired_a_while_ago_is_pointed_out_mildly if {
	late := spent(4, {})
	said(late) == {"fail at /finance/rows/4"}
	results := rule.results with input as late
	{result.severity | some result in results} == {"info"}
}

test_money_within_two_months_of_a_retirement_needs_no_second_look if {
	said(spent(3, {})) == set()
}

test_money_whose_month_could_not_be_read_is_not_held_against_a_retired_service if {
	said(spent(4, {"month": ""})) == set()
}

test_an_actual_counts_as_well_as_a_forecast if {
	said(spent(4, {"forecast_pence": null, "actual_pence": 1})) == {"fail at /finance/rows/4"}
}

test_of_two_retired_services_of_one_id_each_is_named if {
	late := spent(4, {})
	twice := json.patch(late, [{"op": "add", "path": "/services/-", "value": object.union(late.services[0], {"name": "Soil checks on paper", "called": "Soil checks on paper"})}])
	results := rule.results with input as twice
	{result.fail | some result in results} == {
		"Record a soil check was retired on 3 August 2026, and money is still spent on it.",
		"Soil checks on paper was retired on 3 August 2026, and money is still spent on it.",
	}
}

test_a_line_of_the_group_is_of_no_single_service if {
	grouped := json.patch(spent(4, {"service": "group"}), [{"op": "replace", "path": "/services/0/id", "value": "group"}])
	said(grouped) == set()
}

test_nothing_spent_on_a_retired_service_is_as_it_should_be if {
	said(spent(4, {"forecast_pence": 0, "actual_pence": 0})) == set()
	said(spent(4, {"forecast_pence": null})) == set()
}

test_a_line_without_a_service_does_not_belong_to_a_service_without_an_id if {
	nameless := json.patch(spent(4, {"service": ""}), [{"op": "replace", "path": "/services/0/id", "value": ""}])
	said(nameless) == set()
}

# severities returns the severity and the place of each fail.
severities(document) := {[result.severity, result.place] | some result in rule.results with input as document; result.fail}

test_a_figure_a_hundredth_or_a_hundred_times_the_usual_is_a_warning if {
	usual := [line.forecast_pence | some line in kept.finance.rows]
	severities(row(5, {"forecast_pence": 10000})) == {["warning", ["finance", "rows", 5]]}
	severities(row(5, {"forecast_pence": max(usual) * 100})) == {["warning", ["finance", "rows", 5]]}
	severities(row(5, {"forecast_pence": max(usual) * 20})) == set()
	severities(row(5, {"forecast_pence": 0})) == set()
}

test_amounts_that_are_all_under_a_pound_are_asked_about if {
	small := [object.union(line, {"forecast_pence": 42, "actual_pence": null}) | some line in kept.finance.rows]
	severities(rows_test.with_rows(kept, small)) == {["warning", ["finance", "rows", 0]]}
}

test_actuals_that_run_up_to_the_forecast_are_asked_about if {
	lines := [object.union(line, {"forecast_pence": 1000000, "actual_pence": [950000, 1900000, 3000000, 4100000, null, null, null, null, null][i]}) | some i, line in kept.finance.rows]
	severities(rows_test.with_rows(kept, lines)) == {["warning", ["finance", "rows", 0]]}
}
