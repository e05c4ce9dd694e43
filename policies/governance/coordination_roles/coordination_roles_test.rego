package dgcheck.rules.governance.coordination_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.coordination_roles as rule

kept := data.examples.governance.coordination_roles.kept

broken := data.examples.governance.coordination_roles.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_post_for_every_function_passes if {
	told(kept) == {"group": "pass"}
}

test_a_function_without_a_post_fails_at_its_place if {
	told(broken) == {"group": "fail at governance/coordination/support"}
	every function in ["service_ownership", "product", "delivery", "profession_leadership", "support"] {
		told(json.patch(kept, changes.set($"/governance/coordination/{function}/role", ""))) == {"group": $"fail at governance/coordination/{function}"}
	}
}

test_several_functions_without_a_post_fail_together if {
	told(json.patch(broken, changes.set("/governance/coordination/product/role", ""))) == {"group": "fail"}
}

test_a_post_that_is_shared_fills_both if {
	told(json.patch(broken, changes.set("/governance/coordination/delivery/shared_with", "support"))) == told(kept)
}

test_two_posts_are_one_too_many if {
	told(json.patch(kept, changes.set("/governance/coordination/support/count", 2))) == told(broken)
}

test_it_is_asked_with_the_guide_alone_too if {
	judged.verdict(rule) == "fail" with input as broken with data.clauses as {"DG-DEC-3": "info"}
}
