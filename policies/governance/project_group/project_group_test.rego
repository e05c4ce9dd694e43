package dgcheck.rules.governance.project_group_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.project_group as rule

kept := data.examples.governance.project_group.kept

broken := data.examples.governance.project_group.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_project_group_with_every_skill_passes if {
	told(kept) == {"group": "pass at governance/forums/2"}
}

test_a_project_group_that_lacks_a_skill_fails_at_its_functions if {
	told(broken) == {"group": "fail at governance/forums/2/functions"}
	result(broken).rests_on == [["governance", "forums", 2]]
	every place in [0, 1, 2, 3] {
		told(json.patch(kept, changes.drop($"/governance/forums/2/functions/{place}"))) == told(broken)
	}
}

test_functions_of_the_guide_stand_for_the_skills if {
	guide := ["product-management", "technology-and-security", "user-centred-design", "performance-and-insight"]
	told(json.patch(kept, changes.set("/governance/forums/2/functions", guide))) == told(kept)
}

test_members_bring_skills if {
	members := [{"role": "Analyst", "function": "customer-insight"}, {"role": "Analyst", "function": "performance-management"}]
	told(json.patch(broken, changes.set("/governance/forums/2/members", members))) == told(kept)
}

test_without_a_project_group_it_fails if {
	told(json.patch(kept, changes.drop("/governance/forums/2"))) == {"group": "fail"}
	told(json.patch(kept, changes.set("/governance/forums", []))) == {"group": "fail"}
}

test_one_project_group_with_every_skill_is_enough if {
	second := object.union(kept.governance.forums[2], {"id": "second", "subject": "forum:second"})
	told(json.patch(broken, changes.add("/governance/forums/-", second))) == {"group": "pass at governance/forums/3"}
}
