package dgcheck.rules.data.placeholders_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.placeholders as rule

kept := data.examples.data.placeholders.kept

broken := data.examples.data.placeholders.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_a_file_without_placeholders_passes if {
	said(kept) == {["file:delivery-group.yaml", "pass", []]}
}

test_a_placeholder_fails_where_it_stands if {
	said(broken) == {["file:delivery-group.yaml", "fail", ["roadmap", "prioritisation_url"]]}
}

test_a_template_that_nobody_filled_in_fails_at_every_place if {
	copied := object.union(broken.faults[0], {"at": ["group", "name"]})
	said(faults_test.with_fault(broken, copied)) == {
		["file:delivery-group.yaml", "fail", ["roadmap", "prioritisation_url"]],
		["file:delivery-group.yaml", "fail", ["group", "name"]],
	}
}
