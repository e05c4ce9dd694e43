package dgcheck.rules.guide.group_identified_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.group_identified as rule

kept := data.examples.guide.group_identified.kept

broken := data.examples.guide.group_identified.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_group_with_an_id_a_name_a_lead_and_a_founding_day_passes if {
	judged(kept) == {["group", "pass", ["group"]]}
}

test_a_group_without_a_lead_fails_at_the_place_of_its_lead if {
	judged(broken) == {["group", "fail", ["group", "lead"]]}
}

test_two_leads_are_one_too_many if {
	judged(json.patch(kept, array.concat(changes.set("/group/lead/count", 2), changes.set("/group/lead/role", "")))) == judged(broken)
}

test_a_lead_needs_a_role_and_no_mailbox if {
	judged(json.patch(kept, changes.set("/group/lead/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/group/lead/email", ""))) == judged(kept)
}

test_a_group_without_an_id_a_name_or_a_founding_day_fails_at_its_place if {
	judged(json.patch(kept, changes.set("/group/id", ""))) == {["group", "fail", ["group", "id"]]}
	judged(json.patch(kept, changes.set("/group/name", ""))) == {["group", "fail", ["group", "name"]]}
	judged(json.patch(kept, changes.undated("/group/founded"))) == {["group", "fail", ["group", "founded"]]}
}

test_a_group_without_anything_gets_one_verdict if {
	nothing := array.flatten([changes.set("/group/id", ""), changes.set("/group/name", ""), changes.undated("/group/founded")])
	judged(json.patch(broken, nothing)) == {["group", "fail", ["group", "id"]]}
}
