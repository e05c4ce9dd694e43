package dgcheck.rules.data.amounts_parse_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.amounts_parse as rule

kept := data.examples.data.amounts_parse.kept

broken := data.examples.data.amounts_parse.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_amounts_that_can_be_read_pass_in_every_file_that_has_some if {
	said(kept) == {
		["file:delivery-group/finance.csv", "pass", []],
		["file:delivery-group/group.yaml", "pass", []],
	}
}

test_an_amount_that_cannot_be_read_fails_at_its_cell if {
	said(broken) == {
		["file:delivery-group/finance.csv", "fail", ["finance", "rows", 3, "actual"]],
		["file:delivery-group/group.yaml", "pass", []],
	}
}

test_amounts_elsewhere_are_judged_too if {
	fault := object.union(broken.faults[0], {"file": "delivery-group/group.yaml", "at": ["spend", 0, "amount"]})
	said(faults_test.with_fault(broken, fault)) == {
		["file:delivery-group/finance.csv", "fail", ["finance", "rows", 3, "actual"]],
		["file:delivery-group/group.yaml", "fail", ["spend", 0, "amount"]],
	}
}
