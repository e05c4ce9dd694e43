package dgcheck.rules.strategy.barriers_owned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.barriers_owned as rule

kept := data.examples.strategy.barriers_owned.kept

broken := data.examples.strategy.barriers_owned.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["barriers", 0, "owner"]

test_an_open_barrier_with_an_owner_passes if {
	judged(kept) == {["barrier:capital-only", "pass", at]}
}

test_an_open_barrier_without_an_owner_fails if {
	judged(broken) == {["barrier:capital-only", "fail", at]}
	judged(json.patch(kept, changes.set("/barriers/0/owner/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/barriers/0/owner/count", 2))) == judged(broken)
}

test_an_owner_without_a_mailbox_is_enough if {
	judged(json.patch(kept, changes.set("/barriers/0/owner/email", ""))) == judged(kept)
}

test_a_closed_barrier_is_not_asked_and_one_that_does_not_say_is_open if {
	judged(json.patch(broken, changes.set("/barriers/0/status", "closed"))) == {["barrier:capital-only", "not-applicable", ["barriers", 0, "status"]]}
	judged(json.patch(broken, changes.set("/barriers/0/status", ""))) == judged(broken)
}

test_without_barriers_it_says_nothing if {
	judged(json.patch(kept, changes.set("/barriers", []))) == set()
}
