package dgcheck.rules.data.ids_unique_test

import data.dgcheck.rules.data.ids_unique as rule

kept := data.examples.data.ids_unique.kept

broken := data.examples.data.ids_unique.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_ids_that_are_unique_pass if {
	said(kept) == {["file:delivery-group.yaml", "pass", []]}
}

test_an_id_given_twice_fails_at_the_second if {
	said(broken) == {["file:delivery-group.yaml", "fail", ["pipeline", "items", 1, "id"]]}
}

test_two_lines_for_the_same_month_fail_at_the_second if {
	twice := json.patch(broken, [{"op": "replace", "path": "/faults/0/at", "value": ["finance", "rows", 1]}])
	said(twice) == {["file:delivery-group.yaml", "fail", ["finance", "rows", 1]]}
}
