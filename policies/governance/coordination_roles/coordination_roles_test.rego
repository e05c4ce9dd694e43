package dgcheck.rules.governance.coordination_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.coordination_roles as rule

kept := data.examples.governance.coordination_roles.kept

broken := data.examples.governance.coordination_roles.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

all := ["governance", "coordination"]

test_a_post_for_every_function_passes if {
	judged(kept) == {["group", "pass", all]}
}

test_a_function_without_a_post_fails_at_its_place if {
	judged(broken) == {["group", "fail", ["governance", "coordination", "support"]]}
	every function in ["service_ownership", "product", "delivery", "profession_leadership", "support"] {
		judged(json.patch(kept, changes.set($"/governance/coordination/{function}/role", ""))) == {["group", "fail", ["governance", "coordination", function]]}
	}
}

test_several_functions_without_a_post_fail_together if {
	judged(json.patch(broken, changes.set("/governance/coordination/product/role", ""))) == {["group", "fail", all]}
}

test_a_post_that_is_shared_fills_both if {
	judged(json.patch(broken, changes.set("/governance/coordination/delivery/shared_with", "support"))) == judged(kept)
}

test_two_posts_are_one_too_many if {
	judged(json.patch(kept, changes.set("/governance/coordination/support/count", 2))) == judged(broken)
}

test_it_is_asked_with_the_guide_alone_too if {
	found := rule.results with input as broken with data.clauses as {"DG-DEC-3": "info"}
	{result.verdict | some result in found} == {"fail"}
}
