package dgcheck.rules.data.personal_data_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.personal_data as rule

kept := data.examples.data.personal_data.kept

broken := data.examples.data.personal_data.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_role_mailboxes_pass if {
	said(kept) == {["file:delivery-group.yaml", "pass", []]}
}

test_the_mailbox_of_a_person_fails_where_it_stands if {
	said(broken) == {["file:delivery-group.yaml", "fail", ["services", 0, "owner", "email"]]}
}

test_personal_data_in_one_file_leaves_the_others_as_they_are if {
	fault := object.union(broken.faults[0], {"file": "finance.csv", "at": ["finance", "rows", 0, "line"]})
	said(faults_test.with_fault(kept, fault)) == {
		["file:delivery-group.yaml", "pass", []],
		["file:finance.csv", "fail", ["finance", "rows", 0, "line"]],
	}
}
