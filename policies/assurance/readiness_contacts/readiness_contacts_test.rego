package dgcheck.rules.assurance.readiness_contacts_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.readiness_contacts as rule

kept := data.examples.assurance.readiness_contacts.kept

broken := data.examples.assurance.readiness_contacts.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

preparing := changes.set("/group/contacts/service_readiness_manager/email", "")

running := changes.set("/group/contacts/live_services_manager/role", "")

# without_live returns a document whose services are in private beta at most.
without_live(declared) := json.patch(declared, changes.set("/services/0/phases", declared.services[1].phases))

test_two_posts_with_role_and_mailbox_pass if {
	told(kept) == {"group": "pass"}
}

test_without_the_post_for_live_services_it_fails_there if {
	told(broken) == {"group": "fail at group/contacts/live_services_manager"}
	told(json.patch(kept, running)) == told(broken)
}

test_without_the_post_that_prepares_services_it_fails_there if {
	told(json.patch(kept, preparing)) == {"group": "fail at group/contacts/service_readiness_manager"}
}

test_both_are_said if {
	both := result(json.patch(broken, preparing))
	both.at == ["group", "contacts", "service_readiness_manager"]
	contains(both.fail, "live services")
	contains(both.remedy, "live_services_manager")
}

test_two_posts_for_one_are_one_too_many if {
	told(json.patch(kept, changes.set("/group/contacts/live_services_manager/count", 2))) == told(broken)
}

test_live_services_are_looked_after_only_once_there_are_some if {
	told(without_live(broken)) == told(kept)
	told(json.patch(without_live(broken), preparing)) == {"group": "fail at group/contacts/service_readiness_manager"}
}

test_neither_is_asked_before_private_beta if {
	early := json.patch(broken, array.concat(
		changes.set("/services/0/phases/4/phase", "retired"),
		changes.set("/services/1/phases/2/phase", "alpha"),
	))
	told(json.patch(early, preparing)) == {"group": "not-applicable at services"}
	told(json.patch(broken, changes.set("/services", []))) == {"group": "not-applicable at services"}
}
