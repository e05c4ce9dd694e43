package dgcheck.rules.data.actual_provisional_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.rows_test
import data.dgcheck.rules.data.actual_provisional as rule

kept := data.examples.data.actual_provisional.kept

broken := data.examples.data.actual_provisional.broken

said(document) := found if found := judged.doubts(rule) with input as document

# row returns the example with the line of month i changed. Month 0 is July 2026.
row(i, change) := rows_test.with_row(kept, i, change)

test_actuals_of_months_that_are_over_pass if {
	said(kept) == set()
}

test_an_actual_of_the_running_month_is_pointed_out_at_its_line if {
	said(broken) == {"fail at /finance/rows/4"}
}

test_nothing_spent_so_far_is_provisional_as_well if {
	said(row(4, {"actual_pence": 0})) == {"fail at /finance/rows/4"}
}

test_a_later_month_is_left_to_the_rule_about_months_to_come if {
	said(row(5, {"actual_pence": 100})) == set()
}

test_every_posted_line_of_the_running_month_is_pointed_out if {
	staff := object.union(broken.finance.rows[4], {"line": "staff"})
	blank := object.union(staff, {"line": "hosting", "actual_pence": null})
	said(rows_test.with_rows(broken, array.concat(broken.finance.rows, [staff, blank]))) == {
		"fail at /finance/rows/4",
		"fail at /finance/rows/9",
	}
}

test_a_group_whose_running_month_has_no_line_passes if {
	said(row(4, {"month": "2026-12", "actual_pence": 100})) == set()
}
