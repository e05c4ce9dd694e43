package dgcheck.rules.guide.group_identified_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.group_identified as rule

kept := data.examples.guide.group_identified.kept

broken := data.examples.guide.group_identified.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_group_with_an_id_a_name_a_lead_and_a_founding_day_passes if {
	told(kept) == {"group": "pass"}
}

test_a_group_without_a_lead_fails_at_the_place_of_its_lead if {
	told(broken) == {"group": "fail at group/lead"}
}

test_two_leads_are_one_too_many if {
	told(json.patch(kept, array.concat(changes.set("/group/lead/count", 2), changes.set("/group/lead/role", "")))) == told(broken)
}

test_a_lead_needs_a_role_and_no_mailbox if {
	told(json.patch(kept, changes.set("/group/lead/role", ""))) == told(broken)
	told(json.patch(kept, changes.set("/group/lead/email", ""))) == told(kept)
}

test_a_group_without_an_id_a_name_or_a_founding_day_fails_at_its_place if {
	told(json.patch(kept, changes.set("/group/id", ""))) == {"group": "fail at group/id"}
	told(json.patch(kept, changes.set("/group/name", ""))) == {"group": "fail at group/name"}
	told(json.patch(kept, changes.undated("/group/founded"))) == {"group": "fail at group/founded"}
}

test_a_group_without_anything_gets_one_verdict if {
	nothing := array.flatten([changes.set("/group/id", ""), changes.set("/group/name", ""), changes.undated("/group/founded")])
	told(json.patch(broken, nothing)) == {"group": "fail at group/id"}
}
