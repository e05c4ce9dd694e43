package dgcheck.rules.data.actual_in_future_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.rows_test
import data.dgcheck.lib.unread_test
import data.dgcheck.rules.data.actual_in_future as rule

kept := data.examples.data.actual_in_future.kept

broken := data.examples.data.actual_in_future.broken

said(document) := found if found := judged.doubts(rule) with input as document

# row returns the example with the line of month i changed. Month 0 is July 2026.
row(i, change) := rows_test.with_row(kept, i, change)

test_actuals_of_months_that_have_begun_pass if {
	said(kept) == set()
	said(row(4, {"actual_pence": 100})) == set()
}

test_an_actual_of_a_month_to_come_fails_at_its_line if {
	said(broken) == {"fail at /finance/rows/5"}
}

test_nothing_spent_is_an_actual_as_well if {
	said(row(8, {"actual_pence": 0})) == {"fail at /finance/rows/8"}
}

test_with_a_day_to_judge_by_later_months_are_left_out if {
	given := json.patch(broken, [{"op": "replace", "path": "/as_of_given", "value": true}])
	said(given) == set()
}

test_of_several_lines_for_a_month_only_those_that_are_posted_fail if {
	lines := array.concat(broken.finance.rows, [
		object.union(broken.finance.rows[5], {"line": "staff", "file": "finance.csv", "actual_pence": null}),
		object.union(broken.finance.rows[5], {"line": "hosting", "file": "finance.csv"}),
	])
	said(rows_test.with_rows(broken, lines)) == {
		"fail at /finance/rows/5",
		"fail at /finance/rows/10",
	}
}

test_the_month_is_named_as_people_do if {
	results := rule.results with input as broken
	{result.fail | some result in results} == {"An actual is posted for December 2026, which has not begun."}
}

test_a_line_whose_month_could_not_be_read_is_not_taken_for_a_later_one if {
	said(row(8, {"month": "", "actual_pence": 100})) == set()
}

test_an_unread_file_changes_nothing_about_the_one_that_fails if {
	said(unread_test.with_file(broken, "finance.csv")) == {
		"fail at /finance/rows/5",
	}
}
