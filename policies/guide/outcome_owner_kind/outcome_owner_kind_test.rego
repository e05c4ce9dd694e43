package dgcheck.rules.guide.outcome_owner_kind_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.outcome_owner_kind as rule

kept := data.examples.guide.outcome_owner_kind.kept

broken := data.examples.guide.outcome_owner_kind.broken

judged(declared) := {[result.subject, result.verdict, result.at] |
	some result in rule.results with input as declared
}

kind := ["outcomes", 0, "owner", "kind"]

test_an_outcome_of_policy_or_of_a_public_body_passes if {
	judged(kept) == {["outcome:healthier-soil", "pass", kind]}
	judged(json.patch(kept, changes.set("/outcomes/0/owner/kind", "alb"))) == judged(kept)
}

test_an_outcome_of_a_digital_post_fails if {
	judged(broken) == {["outcome:healthier-soil", "fail", kind]}
}

test_an_owner_who_does_not_say_where_it_sits_fails if {
	judged(json.patch(kept, changes.set("/outcomes/0/owner/kind", ""))) == judged(broken)
}

test_without_an_owner_we_cannot_tell if {
	nobody := array.concat(changes.set("/outcomes/0/owner/kind", ""), changes.set("/outcomes/0/owner/role", ""))
	judged(json.patch(kept, nobody)) == {["outcome:healthier-soil", "not-assessed", kind]}
}

test_an_owner_without_a_role_is_judged_by_its_kind if {
	nameless := changes.set("/outcomes/0/owner/role", "")
	judged(json.patch(kept, nameless)) == judged(kept)
	judged(json.patch(broken, nameless)) == judged(broken)
}

test_an_outcome_that_is_not_active_may_belong_to_anybody if {
	every status in ["proposed", "achieved", "dropped"] {
		judged(json.patch(broken, changes.set("/outcomes/0/status", status))) == {["outcome:healthier-soil", "not-applicable", ["outcomes", 0, "status"]]}
	}
}

test_without_any_outcome_it_says_nothing if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == set()
}
