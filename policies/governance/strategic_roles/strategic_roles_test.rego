package dgcheck.rules.governance.strategic_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.strategic_roles as rule

kept := data.examples.governance.strategic_roles.kept

broken := data.examples.governance.strategic_roles.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

all := ["governance", "strategic"]

test_a_post_for_every_function_passes if {
	judged(kept) == {["group", "pass", all]}
}

test_a_function_without_a_post_fails_at_its_place if {
	judged(broken) == {["group", "fail", ["governance", "strategic", "technology"]]}
	every function in ["business", "delivery", "product", "technology", "service_design"] {
		judged(json.patch(kept, changes.set($"/governance/strategic/{function}/role", ""))) == {["group", "fail", ["governance", "strategic", function]]}
	}
}

test_without_any_post_it_fails_at_the_section if {
	none := array.flatten([changes.set($"/governance/strategic/{function}/count", 0) |
		some function in ["business", "delivery", "product", "technology", "service_design"]
	])
	judged(json.patch(kept, none)) == {["group", "fail", all]}
}

test_a_post_that_is_shared_fills_both if {
	judged(json.patch(broken, changes.set("/governance/strategic/product/shared_with", "technology"))) == judged(kept)
}

unled := changes.set("/governance/strategic/delivery/role", "")

test_who_answers_for_the_budget_is_asked_where_costs_are_declared if {
	unspent := changes.set("/finance/rows", [])
	{result.because | some result in results(json.patch(kept, unled))} != {result.because | some result in results(json.patch(kept, array.concat(unled, unspent)))}
	{result.verdict | some result in results(json.patch(kept, array.concat(unled, unspent)))} == {"fail"}
}

test_with_the_guide_alone_it_is_an_info if {
	found := rule.results with input as json.patch(kept, unled) with data.clauses as {"DG-DEC-2": "info"}
	{[result.verdict, result.severity] | some result in found} == {["fail", "info"]}
}

test_with_the_pack_it_is_a_warning if {
	{result.severity | some result in results(json.patch(kept, unled))} == {"warning"}
}
