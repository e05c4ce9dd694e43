package dgcheck.rules.governance.method_and_budget_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.method_and_budget as rule

kept := data.examples.governance.method_and_budget.kept

broken := data.examples.governance.method_and_budget.broken

told(declared) := found if found := judged.told(rule) with input as declared

at := ["governance", "delivery_method"]

unspent := changes.set("/finance/rows", [])

test_a_method_and_a_budget_pass if {
	told(kept) == {"group": "pass"}
}

test_without_a_method_it_fails if {
	told(broken) == {"group": "fail"}
}

test_without_a_budget_it_fails_at_finance if {
	told(json.patch(kept, unspent)) == {"group": "fail at finance"}
}

test_without_both_it_fails if {
	told(json.patch(broken, unspent)) == told(broken)
}

test_a_budget_that_is_private_needs_a_link if {
	private := array.concat(unspent, changes.set("/finance/mode", "headline"))
	told(json.patch(kept, private)) == {"group": "fail at finance"}
	told(json.patch(kept, array.concat(private, changes.set("/finance/evidence", "https://example.gov.uk/costs")))) == told(kept)
	told(json.patch(kept, array.concat(unspent, changes.set("/finance/evidence", "https://example.gov.uk/costs")))) == {"group": "fail at finance"}
}
