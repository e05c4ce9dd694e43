package dgcheck.rules.guide.outcome_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.outcome_owner as rule

kept := data.examples.guide.outcome_owner.kept

broken := data.examples.guide.outcome_owner.broken

judged(declared) := {[result.subject, result.verdict, result.at] |
	some result in rule.results with input as declared
}

test_an_outcome_with_an_owner_passes if {
	judged(kept) == {["outcome:healthier-soil", "pass", ["outcomes", 0, "owner"]]}
}

test_an_outcome_without_an_owner_fails_at_the_place_of_its_owner if {
	judged(broken) == {["outcome:healthier-soil", "fail", ["outcomes", 0, "owner"]]}
}

test_a_role_is_needed_and_is_enough if {
	judged(json.patch(kept, changes.set("/outcomes/0/owner/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/outcomes/0/owner/email", ""))) == judged(kept)
}

test_two_owners_are_one_too_many if {
	judged(json.patch(kept, changes.set("/outcomes/0/owner/count", 2))) == judged(broken)
}

test_an_outcome_that_is_not_active_needs_none if {
	every status in ["proposed", "achieved", "dropped"] {
		judged(json.patch(broken, changes.set("/outcomes/0/status", status))) == {["outcome:healthier-soil", "not-applicable", ["outcomes", 0, "status"]]}
	}
}

test_without_any_outcome_it_says_nothing if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == set()
}
