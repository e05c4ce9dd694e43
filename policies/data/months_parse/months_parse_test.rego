package dgcheck.rules.data.months_parse_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.months_parse as rule

kept := data.examples.data.months_parse.kept

broken := data.examples.data.months_parse.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_months_that_can_be_read_pass_and_a_file_without_months_is_not_judged if {
	said(kept) == {["file:delivery-group/finance.csv", "pass", []]}
}

test_a_month_that_a_spreadsheet_has_changed_fails_at_its_cell if {
	said(broken) == {["file:delivery-group/finance.csv", "fail", ["finance", "rows", 3, "month"]]}
}

test_each_month_that_cannot_be_read_is_a_result_of_its_own if {
	fault := object.union(broken.faults[0], {"at": ["finance", "rows", 4, "month"]})
	said(faults_test.with_fault(broken, fault)) == {
		["file:delivery-group/finance.csv", "fail", ["finance", "rows", 3, "month"]],
		["file:delivery-group/finance.csv", "fail", ["finance", "rows", 4, "month"]],
	}
}
