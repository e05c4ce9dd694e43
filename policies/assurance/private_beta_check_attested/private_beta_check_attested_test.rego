package dgcheck.rules.assurance.private_beta_check_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.private_beta_check_attested as rule

kept := data.examples.assurance.private_beta_check_attested.kept

broken := data.examples.assurance.private_beta_check_attested.broken

result(declared) := found if found := rule.result with input as declared

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

unchecked(declared) := json.patch(declared, changes.undated("/readiness/1/basic_check_on"))

# trying returns a document in which the other service is in private beta too.
trying(declared) := json.patch(declared, array.concat(
	changes.set("/services/0/phases", declared.services[1].phases),
	changes.undated("/readiness/0/basic_check_on"),
))

test_a_check_of_every_service_in_private_beta_is_enough if {
	told(kept) == {"group": "pass at readiness"}
	told(json.patch(kept, changes.dated("/readiness/1/basic_check_on", "2026-11-22"))) == told(kept)
}

test_a_post_may_vouch_for_it_instead if {
	told(unchecked(kept)) == {"group": "attested at attestations/4"}
	result(unchecked(kept)).due == "2027-10-01"
}

test_without_either_it_fails_at_the_service if {
	told(broken) == {"group": "fail at services/1/phases"}
	told(json.patch(broken, changes.dated("/readiness/1/basic_check_on", "2026-11-23"))) == told(broken)
	told(json.patch(broken, changes.set("/readiness", []))) == told(broken)
}

test_an_attestation_that_has_expired_does_not_count if {
	told(unchecked(json.patch(kept, changes.dated("/attestations/4/expires", "2026-11-21")))) == told(broken)
}

test_the_first_of_several_services_is_shown_and_the_others_are_counted if {
	told(trying(broken)) == {"group": "fail at services/0/phases"}
	startswith(message(trying(broken)), "Record a soil check and Look at soil maps are in private beta")
	three := json.patch(trying(broken), changes.add("/services/-", broken.services[1]))
	startswith(message(three), "Record a soil check and 2 more services are in private beta")
}

test_it_is_not_asked_while_no_service_is_in_private_beta if {
	told(json.patch(broken, changes.set("/services/1/phases/2/phase", "public-beta"))) == {"group": "not-applicable at services"}
	told(json.patch(broken, changes.set("/services", []))) == {"group": "not-applicable at services"}
}
