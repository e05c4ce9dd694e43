package dgcheck.rules.guide.outcome_owner_kind_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.outcome_owner_kind as rule

kept := data.examples.guide.outcome_owner_kind.kept

broken := data.examples.guide.outcome_owner_kind.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_an_outcome_of_policy_or_of_a_public_body_passes if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, changes.set("/outcomes/0/owner/kind", "alb"))) == told(kept)
}

test_an_outcome_of_a_digital_post_fails if {
	told(broken) == {0: "fail"}
}

test_an_owner_who_does_not_say_where_it_sits_fails if {
	told(json.patch(kept, changes.set("/outcomes/0/owner/kind", ""))) == told(broken)
}

test_without_an_owner_we_cannot_tell if {
	nobody := array.concat(changes.set("/outcomes/0/owner/kind", ""), changes.set("/outcomes/0/owner/role", ""))
	told(json.patch(kept, nobody)) == {0: "not-assessed"}
}

test_an_owner_without_a_role_is_judged_by_its_kind if {
	nameless := changes.set("/outcomes/0/owner/role", "")
	told(json.patch(kept, nameless)) == told(kept)
	told(json.patch(broken, nameless)) == told(broken)
}

test_an_outcome_that_is_not_active_may_belong_to_anybody if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/0/status", status))) == {0: "not-applicable at status"}
	}
}

test_without_any_outcome_it_says_nothing if {
	told(json.patch(kept, changes.set("/outcomes", []))) == {}
}
