package dgcheck.rules.guide.outcome_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.outcome_owner as rule

kept := data.examples.guide.outcome_owner.kept

broken := data.examples.guide.outcome_owner.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_an_outcome_with_an_owner_passes if {
	told(kept) == {0: "pass"}
}

test_an_outcome_without_an_owner_fails_at_the_place_of_its_owner if {
	told(broken) == {0: "fail"}
}

test_a_role_is_needed_and_is_enough if {
	told(json.patch(kept, changes.set("/outcomes/0/owner/role", ""))) == told(broken)
	told(json.patch(kept, changes.set("/outcomes/0/owner/email", ""))) == told(kept)
}

test_two_owners_are_one_too_many if {
	told(json.patch(kept, changes.set("/outcomes/0/owner/count", 2))) == told(broken)
}

test_an_outcome_that_is_not_active_needs_none if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/0/status", status))) == {0: "not-applicable at status"}
	}
}

test_without_any_outcome_it_says_nothing if {
	told(json.patch(kept, changes.set("/outcomes", []))) == {}
}
