package dgcheck.rules.data.schema_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.schema as rule

kept := data.examples.data.schema.kept

broken := data.examples.data.schema.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_a_file_of_the_expected_shape_passes if {
	said(kept) == {["file:delivery-group.yaml", "pass", []]}
}

test_an_unknown_key_fails_at_that_key if {
	said(broken) == {["file:delivery-group.yaml", "fail", ["pipeline", "items", 0, "startd"]]}
}

test_each_fault_is_a_result_of_its_own if {
	twice := faults_test.with_fault(broken, broken.faults[0])
	results := rule.results with input as twice
	{result.fault | some result in results} == {0, 1}
}

test_a_fault_of_another_sort_is_left_to_the_rule_that_speaks_for_it if {
	other := object.union(broken.faults[0], {"kind": "date"})
	said(faults_test.with_fault(kept, other)) == {["file:delivery-group.yaml", "pass", []]}
}

test_a_mild_fault_keeps_its_own_severity if {
	mild := json.patch(broken, [{"op": "replace", "path": "/faults/0/level", "value": "info"}])
	results := rule.results with input as mild
	{[result.verdict, result.severity] | some result in results} == {["fail", "info"]}
}

test_a_grave_fault_has_the_severity_of_the_rule if {
	results := rule.results with input as broken
	every result in results {
		object.get(result, "severity", "none") == "none"
	}
}
