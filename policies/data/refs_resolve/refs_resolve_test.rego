package dgcheck.rules.data.refs_resolve_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.unread_test
import data.dgcheck.rules.data.refs_resolve as rule

kept := data.examples.data.refs_resolve.kept

broken := data.examples.data.refs_resolve.broken

said(document) := found if found := judged.doubts(rule) with input as document

test_references_that_lead_to_something_pass if {
	said(kept) == set()
}

test_a_reference_to_nothing_fails_where_it_stands if {
	said(broken) == {"fail at /roadmap/items/0/services/0"}
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
	said(elsewhere) == {"not-assessed at /roadmap/items/0/services/0"}
}

test_a_reference_may_lead_to_an_entry_whose_id_cannot_be_read if {
	nameless := json.patch(broken, [{"op": "add", "path": "/dangling/0/unknown", "value": true}])
	said(nameless) == {"not-assessed at /roadmap/items/0/services/0"}
}

test_a_reference_may_lead_into_an_unread_file if {
	said(unread_test.with_file(broken, "more.yaml")) == {
		"not-assessed at /roadmap/items/0/services/0",
	}
}
