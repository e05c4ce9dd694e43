package dgcheck.rules.assurance.readiness_contacts_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.readiness_contacts as rule

kept := data.examples.assurance.readiness_contacts.kept

broken := data.examples.assurance.readiness_contacts.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

contacts := ["group", "contacts"]

preparing := changes.set("/group/contacts/service_readiness_manager/email", "")

running := changes.set("/group/contacts/live_services_manager/role", "")

# without_live is a document whose services are in private beta at most.
without_live(declared) := json.patch(declared, changes.set("/services/0/phases", declared.services[1].phases))

test_two_posts_with_role_and_mailbox_pass if {
	judged(kept) == {["group", "pass", contacts]}
}

test_without_the_post_for_live_services_it_fails_there if {
	judged(broken) == {["group", "fail", ["group", "contacts", "live_services_manager"]]}
	judged(json.patch(kept, running)) == judged(broken)
}

test_without_the_post_that_prepares_services_it_fails_there if {
	judged(json.patch(kept, preparing)) == {["group", "fail", ["group", "contacts", "service_readiness_manager"]]}
}

test_both_are_said if {
	some result in results(json.patch(broken, preparing))
	result.at == ["group", "contacts", "service_readiness_manager"]
	contains(result.because, "live services")
	contains(result.remedy, "live_services_manager")
}

test_two_posts_for_one_are_one_too_many if {
	judged(json.patch(kept, changes.set("/group/contacts/live_services_manager/count", 2))) == judged(broken)
}

test_live_services_are_looked_after_only_once_there_are_some if {
	judged(without_live(broken)) == judged(kept)
	judged(json.patch(without_live(broken), preparing)) == {["group", "fail", ["group", "contacts", "service_readiness_manager"]]}
}

test_neither_is_asked_before_private_beta if {
	early := json.patch(broken, array.concat(
		changes.set("/services/0/phases/4/phase", "retired"),
		changes.set("/services/1/phases/2/phase", "alpha"),
	))
	judged(json.patch(early, preparing)) == {["group", "not-applicable", ["services"]]}
	judged(json.patch(broken, changes.set("/services", []))) == {["group", "not-applicable", ["services"]]}
}
