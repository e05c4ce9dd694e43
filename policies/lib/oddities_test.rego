package dgcheck.lib.oddities_test

import data.dgcheck.lib.oddities
import data.dgcheck.lib.rows_test

row(month, line, forecast, actual) := {"month": month, "line": line, "service": "group", "file": "f.csv", "forecast_pence": forecast, "actual_pence": actual}

months := ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]

empty := {"finance": {"rows": [], "by_month": {}, "by_line": []}}

table(lines) := rows_test.with_rows(empty, lines)

steady(line, pence) := [row(month, line, pence, null) | some month in months]

of_line(lines) := {[i, pence] | some [i, pence, _] in found} if {
	found := oddities.of_line with input as table(lines)
}

of_month(lines) := {[i, pence] | some [i, pence, _] in found} if {
	found := oddities.of_month with input as table(lines)
}

with_month(lines, at, change) := [changed | some i, line in lines; changed := object.union(line, {true: change, false: {}}[i == at])]

test_one_month_far_off_its_line_is_found_in_either_direction if {
	of_line(with_month(steady("staff", 12000000), 3, {"forecast_pence": 12000})) == {[3, 12000]}
	of_line(with_month(steady("staff", 12000000), 3, {"forecast_pence": 1200000000})) == {[3, 1200000000]}
	of_line(with_month(steady("staff", 12000000), 3, {"forecast_pence": 120001})) == set()
}

test_nothing_credits_and_short_lines_are_not_far_off if {
	of_line(with_month(steady("staff", 12000000), 3, {"forecast_pence": 0})) == set()
	of_line(with_month(steady("staff", 12000000), 3, {"forecast_pence": -12})) == set()
	of_line([row("2026-04", "staff", 12000000, null), row("2026-05", "staff", 1200, null)]) == set()
}

test_a_season_is_not_far_off if {
	winter := [line | some i, one in steady("gritting", 20000); line := object.union(one, {"forecast_pence": {true: 8000000, false: 20000}[i in {8, 9, 10}]})]
	of_line(winter) == set()
}

test_a_line_far_off_the_others_of_its_month_is_found if {
	others := [row("2026-04", line, 2000, null) | some line in ["a", "b", "c", "d", "e"]]
	of_month(array.concat(others, [row("2026-04", "odd", 2000000000, null)])) == {[5, 2000000000]}
	of_month(array.concat(others, [row("2026-04", "odd", 100000, null)])) == set()
}

test_a_line_that_is_always_small_is_not_far_off if {
	big := array.flatten([steady(line, 3800000) | some line in ["a", "b", "c", "d", "e"]])
	of_month(array.concat(big, steady("domain name", 30000))) == set()
	count(of_month(array.concat(big, steady("in thousands", 3800)))) == 12
}

test_in_a_month_of_few_lines_only_the_preposterous_is_far_off if {
	few := [row("2026-04", "a", 2000, null), row("2026-04", "b", 2000, null)]
	of_month(array.concat(few, [row("2026-04", "staff", 18000000, null)])) == set()
	of_month(array.concat(few, [row("2026-04", "staff", 2000000000, null)])) == {[2, 2000000000]}
}

to_date(actuals, forecast) := {i | some [i, _] in found} if {
	found := oddities.to_date with input as table([row(months[n], "staff", forecast, actual) | some n, actual in actuals])
}

test_actuals_that_run_up_to_the_forecast_are_a_year_to_date if {
	to_date([100, 200, 310, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200], 100) == {0}
	to_date([100, 200, 300, 400], 100) == {0}
}

test_ordinary_actuals_are_no_year_to_date if {
	to_date([100, 200, 300], 100) == set()
	to_date([100, 100, 100, 100], 100) == set()
	to_date([100, 100, 300, 2000], 2000) == set()
	to_date([100, 110, 120, 130], 100) == set()
	to_date([100, 200, 300, 290], 100) == set()
	to_date([0, 0, 0, 400], 100) == set()
	to_date([10, 20, 30, 40], 100) == set()
}

in_thousands(lines) := {i | some [i, _] in found} if {
	found := oddities.in_thousands with input as table(lines)
}

in_file(lines, file) := [object.union(line, {"file": file}) | some line in lines]

test_amounts_in_thousands_are_asked_about if {
	in_thousands(steady("staff", 42)) == {0}
	in_thousands(steady("staff", 142)) == set()
	in_thousands(array.concat(in_file(steady("staff", 12000000), "a.csv"), in_file(steady("staff", 12000), "b.csv"))) == {12}
	in_thousands(array.concat(in_file(steady("staff", 12000000), "a.csv"), in_file(steady("staff", 1200000), "b.csv"))) == set()
	in_thousands([row(month, "staff", 12000, 12000000) | some month in months]) == {0}
	in_thousands([row(month, "staff", 12000, 13000) | some month in months]) == set()
}

test_amounts_are_written_as_people_do if {
	oddities.pounds(12000000) == "£120,000"
	oddities.pounds(105) == "£1.05"
	oddities.pounds(99) == "£0.99"
}
