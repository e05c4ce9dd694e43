package dgcheck.rules.governance.forum_membership_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.forum_membership as rule

kept := data.examples.governance.forum_membership.kept

broken := data.examples.governance.forum_membership.broken

told(declared) := found if found := judged.told(rule) with input as declared

at := ["governance", "forums", 1, "members"]

# about returns the result for the working group.
about(declared) := told(declared)[1]

test_a_core_from_several_functions_passes if {
	about(kept) == "pass"
}

test_a_small_core_fails if {
	about(broken) == "fail"
	about(json.patch(kept, changes.set("/governance/forums/1/members/0/core", null))) == about(broken)
	about(json.patch(kept, changes.set("/governance/forums/1/members/0/role", ""))) == about(broken)
}

test_members_from_one_function_fail if {
	one := array.flatten([changes.set($"/governance/forums/1/members/{place}/function", "policy") | some place in [0, 1, 2, 3]])
	about(json.patch(kept, one)) == about(broken)
	about(json.patch(kept, array.concat(one, changes.set("/governance/forums/1/members/3/function", "ict")))) == about(kept)
	about(json.patch(kept, array.concat(one, changes.set("/governance/forums/1/members/3/function", "")))) == about(broken)
}

test_without_members_it_fails if {
	about(json.patch(kept, changes.set("/governance/forums/1/members", []))) == about(broken)
}

test_members_from_outside_are_welcome if {
	about(json.patch(kept, changes.set("/governance/forums/1/members/3/external", false))) == about(kept)
}

test_other_forums_are_not_asked if {
	{i: said | some i, said in told(kept); i != 1} == {0: "not-applicable at kind", 2: "not-applicable at kind"}
}

test_a_forum_of_no_kind_cannot_be_assessed if {
	about(json.patch(kept, changes.set("/governance/forums/1/kind", ""))) == "not-assessed at kind"
}
