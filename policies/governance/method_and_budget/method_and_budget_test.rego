package dgcheck.rules.governance.method_and_budget_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.method_and_budget as rule

kept := data.examples.governance.method_and_budget.kept

broken := data.examples.governance.method_and_budget.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["governance", "delivery_method"]

unspent := changes.set("/finance/rows", [])

test_a_method_and_a_budget_pass if {
	judged(kept) == {["group", "pass", at]}
}

test_without_a_method_it_fails if {
	judged(broken) == {["group", "fail", at]}
}

test_without_a_budget_it_fails_at_finance if {
	judged(json.patch(kept, unspent)) == {["group", "fail", ["finance"]]}
}

test_without_both_it_fails if {
	judged(json.patch(broken, unspent)) == judged(broken)
}

test_a_budget_that_is_private_needs_a_link if {
	private := array.concat(unspent, changes.set("/finance/mode", "headline"))
	judged(json.patch(kept, private)) == {["group", "fail", ["finance"]]}
	judged(json.patch(kept, array.concat(private, changes.set("/finance/evidence", "https://example.gov.uk/costs")))) == judged(kept)
	judged(json.patch(kept, array.concat(unspent, changes.set("/finance/evidence", "https://example.gov.uk/costs")))) == {["group", "fail", ["finance"]]}
}
