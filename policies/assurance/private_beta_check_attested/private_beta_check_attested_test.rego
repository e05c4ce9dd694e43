package dgcheck.rules.assurance.private_beta_check_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.private_beta_check_attested as rule

kept := data.examples.assurance.private_beta_check_attested.kept

broken := data.examples.assurance.private_beta_check_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "attestation:private-beta-check"

unchecked(declared) := json.patch(declared, changes.undated("/readiness/1/basic_check_on"))

# trying is a document in which the other service is in private beta too.
trying(declared) := json.patch(declared, array.concat(
	changes.set("/services/0/phases", declared.services[1].phases),
	changes.undated("/readiness/0/basic_check_on"),
))

test_a_check_of_every_service_in_private_beta_is_enough if {
	judged(kept) == {[subject, "pass", ["readiness"]]}
	judged(json.patch(kept, changes.dated("/readiness/1/basic_check_on", "2026-11-22"))) == judged(kept)
}

test_a_post_may_vouch_for_it_instead if {
	judged(unchecked(kept)) == {[subject, "attested", ["attestations", 4]]}
	{result.due | some result in results(unchecked(kept))} == {"2027-10-01"}
}

test_without_either_it_fails_at_the_service if {
	judged(broken) == {[subject, "fail", ["services", 1, "phases"]]}
	judged(json.patch(broken, changes.dated("/readiness/1/basic_check_on", "2026-11-23"))) == judged(broken)
	judged(json.patch(broken, changes.set("/readiness", []))) == judged(broken)
}

test_an_attestation_that_has_expired_does_not_count if {
	judged(unchecked(json.patch(kept, changes.dated("/attestations/4/expires", "2026-11-21")))) == judged(broken)
}

test_the_first_of_several_services_is_shown_and_the_others_are_counted if {
	judged(trying(broken)) == {[subject, "fail", ["services", 0, "phases"]]}
	some result in results(trying(broken))
	startswith(result.because, "Record a soil check and Look at soil maps are in private beta")
	three := json.patch(trying(broken), changes.add("/services/-", broken.services[1]))
	some other in results(three)
	startswith(other.because, "Record a soil check and 2 more services are in private beta")
}

test_it_is_not_asked_while_no_service_is_in_private_beta if {
	judged(json.patch(broken, changes.set("/services/1/phases/2/phase", "public-beta"))) == {[subject, "not-applicable", ["services"]]}
	judged(json.patch(broken, changes.set("/services", []))) == {[subject, "not-applicable", ["services"]]}
}
