package dgcheck.rules.governance.project_group_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.project_group as rule

kept := data.examples.governance.project_group.kept

broken := data.examples.governance.project_group.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_project_group_with_every_skill_passes if {
	judged(kept) == {["group", "pass", ["governance", "forums", 2]]}
}

test_a_project_group_that_lacks_a_skill_fails_at_its_functions if {
	judged(broken) == {["group", "fail", ["governance", "forums", 2, "functions"]]}
	{result.rests_on | some result in results(broken)} == {[["governance", "forums", 2]]}
	every place in [0, 1, 2, 3] {
		judged(json.patch(kept, changes.drop($"/governance/forums/2/functions/{place}"))) == judged(broken)
	}
}

test_functions_of_the_guide_stand_for_the_skills if {
	guide := ["product-management", "technology-and-security", "user-centred-design", "performance-and-insight"]
	judged(json.patch(kept, changes.set("/governance/forums/2/functions", guide))) == judged(kept)
}

test_members_bring_skills if {
	members := [{"role": "Analyst", "function": "customer-insight"}, {"role": "Analyst", "function": "performance-management"}]
	judged(json.patch(broken, changes.set("/governance/forums/2/members", members))) == judged(kept)
}

test_without_a_project_group_it_fails if {
	judged(json.patch(kept, changes.drop("/governance/forums/2"))) == {["group", "fail", ["governance", "forums"]]}
	judged(json.patch(kept, changes.set("/governance/forums", []))) == {["group", "fail", ["governance", "forums"]]}
}

test_one_project_group_with_every_skill_is_enough if {
	second := object.union(kept.governance.forums[2], {"id": "second", "subject": "forum:second"})
	judged(json.patch(broken, changes.add("/governance/forums/-", second))) == {["group", "pass", ["governance", "forums", 3]]}
}
