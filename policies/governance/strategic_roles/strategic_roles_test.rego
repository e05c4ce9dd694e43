package dgcheck.rules.governance.strategic_roles_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.strategic_roles as rule

kept := data.examples.governance.strategic_roles.kept

broken := data.examples.governance.strategic_roles.broken

result(declared) := found if found := rule.result with input as declared

verdict(declared) := found if found := judged.verdict(rule) with input as declared

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_post_for_every_function_passes if {
	told(kept) == {"group": "pass"}
}

test_a_function_without_a_post_fails_at_its_place if {
	told(broken) == {"group": "fail at governance/strategic/technology"}
	every function in ["business", "delivery", "product", "technology", "service_design"] {
		told(json.patch(kept, changes.set($"/governance/strategic/{function}/role", ""))) == {"group": $"fail at governance/strategic/{function}"}
	}
}

test_without_any_post_it_fails_at_the_section if {
	none := array.flatten([changes.set($"/governance/strategic/{function}/count", 0) |
		some function in ["business", "delivery", "product", "technology", "service_design"]
	])
	told(json.patch(kept, none)) == {"group": "fail"}
}

test_a_post_that_is_shared_fills_both if {
	told(json.patch(broken, changes.set("/governance/strategic/product/shared_with", "technology"))) == told(kept)
}

unled := changes.set("/governance/strategic/delivery/role", "")

test_who_answers_for_the_budget_is_asked_where_costs_are_declared if {
	unspent := changes.set("/finance/rows", [])
	{message(json.patch(kept, unled))} != {message(json.patch(kept, array.concat(unled, unspent)))}
	verdict(json.patch(kept, array.concat(unled, unspent))) == "fail"
}

test_with_the_guide_alone_it_is_an_info if {
	found := rule.result with input as json.patch(kept, unled) with data.clauses as {"DG-DEC-2": "info"}
	found.fail
	found.severity == "info"
}

test_with_the_pack_it_is_a_warning if {
	result(json.patch(kept, unled)).severity == "warning"
}
