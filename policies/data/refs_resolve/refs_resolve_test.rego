package dgcheck.rules.data.refs_resolve_test

import data.dgcheck.lib.faults_test
import data.dgcheck.rules.data.refs_resolve as rule

kept := data.examples.data.refs_resolve.kept

broken := data.examples.data.refs_resolve.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

test_references_that_lead_to_something_pass if {
	said(kept) == {["file:delivery-group.yaml", "pass", []]}
}

test_a_reference_to_nothing_fails_where_it_stands if {
	said(broken) == {["file:delivery-group.yaml", "fail", ["roadmap", "items", 0, "services", 0]]}
}

test_the_remedy_names_the_id_that_was_most_likely_meant if {
	results := rule.results with input as broken
	{result.remedy | some result in results} == {"Did you mean `soil-checks`?"}
}

test_without_a_similar_id_the_remedy_is_to_declare_one if {
	strange := json.patch(broken, [{"op": "replace", "path": "/dangling/0/near", "value": ""}])
	results := rule.results with input as strange
	{result.remedy | some result in results} == {"Correct the id, or declare the entry it should lead to."}
}

test_a_reference_may_lead_to_where_we_could_not_look if {
	elsewhere := json.patch(broken, [{"op": "replace", "path": "/unavailable", "value": [["externals"]]}])
	said(elsewhere) == {["file:delivery-group.yaml", "not-assessed", ["roadmap", "items", 0, "services", 0]]}
}

test_a_reference_may_lead_to_an_entry_whose_id_cannot_be_read if {
	nameless := json.patch(broken, [{"op": "add", "path": "/dangling/0/unknown", "value": true}])
	said(nameless) == {["file:delivery-group.yaml", "not-assessed", ["roadmap", "items", 0, "services", 0]]}
}

test_a_reference_may_lead_into_an_unread_file if {
	said(faults_test.with_unread(broken, "more.yaml")) == {
		["file:delivery-group.yaml", "not-assessed", ["roadmap", "items", 0, "services", 0]],
		["file:more.yaml", "not-assessed", []],
	}
}

test_a_reference_to_nothing_leaves_files_without_one_as_they_are if {
	elsewhere := json.patch(broken, [{"op": "replace", "path": "/dangling/0/file", "value": "finance.csv"}])
	said(elsewhere) == {
		["file:delivery-group.yaml", "pass", []],
		["file:finance.csv", "fail", ["roadmap", "items", 0, "services", 0]],
	}
}
