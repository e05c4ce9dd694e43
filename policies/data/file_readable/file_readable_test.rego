package dgcheck.rules.data.file_readable_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.file_readable as rule

kept := data.examples.data.file_readable.kept

broken := data.examples.data.file_readable.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_files_that_can_be_read_pass if {
	said(kept) == {
		["file:delivery-group/finance.yaml", "pass", []],
		["file:delivery-group/group.yaml", "pass", []],
	}
}

test_an_unreadable_file_fails_and_the_others_are_judged_as_usual if {
	said(broken) == {
		["file:delivery-group/finance.yaml", "fail", []],
		["file:delivery-group/group.yaml", "pass", []],
	}
}

test_each_place_that_stops_a_file_is_a_result_of_its_own if {
	twice := faults_test.with_fault(broken, broken.faults[0])
	results := rule.results with input as twice
	count({result | some result in results; result.verdict == "fail"}) == 2
}

test_a_file_that_does_not_exist_is_reported_where_it_is_named if {
	fault := object.union(broken.faults[0], {"file": "delivery-group/finance.yaml"})
	missing := faults_test.with_unread(kept, "delivery-group/finance.csv")
	said(faults_test.with_fault(missing, fault)) == {
		["file:delivery-group/finance.csv", "not-assessed", []],
		["file:delivery-group/finance.yaml", "fail", []],
		["file:delivery-group/group.yaml", "pass", []],
	}
}
