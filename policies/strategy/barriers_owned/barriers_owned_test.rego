package dgcheck.rules.strategy.barriers_owned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.barriers_owned as rule

kept := data.examples.strategy.barriers_owned.kept

broken := data.examples.strategy.barriers_owned.broken

told(declared) := found if found := judged.told(rule) with input as declared

at := ["barriers", 0, "owner"]

test_an_open_barrier_with_an_owner_passes if {
	told(kept) == {0: "pass"}
}

test_an_open_barrier_without_an_owner_fails if {
	told(broken) == {0: "fail"}
	told(json.patch(kept, changes.set("/barriers/0/owner/role", ""))) == told(broken)
	told(json.patch(kept, changes.set("/barriers/0/owner/count", 2))) == told(broken)
}

test_an_owner_without_a_mailbox_is_enough if {
	told(json.patch(kept, changes.set("/barriers/0/owner/email", ""))) == told(kept)
}

test_a_closed_barrier_is_not_asked_and_one_that_does_not_say_is_open if {
	told(json.patch(broken, changes.set("/barriers/0/status", "closed"))) == {0: "not-applicable at status"}
	told(json.patch(broken, changes.set("/barriers/0/status", ""))) == told(broken)
}

test_without_barriers_it_says_nothing if {
	told(json.patch(kept, changes.set("/barriers", []))) == {}
}
