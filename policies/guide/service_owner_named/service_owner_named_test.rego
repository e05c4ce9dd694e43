package dgcheck.rules.guide.service_owner_named_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.service_owner_named as rule

kept := data.examples.guide.service_owner_named.kept

broken := data.examples.guide.service_owner_named.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_service_with_a_role_and_a_mailbox_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "owner"]]}
}

test_a_service_without_an_owner_fails_at_the_place_of_its_owner if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "owner"]]}
}

test_two_owners_are_one_too_many if {
	judged(json.patch(kept, changes.set("/services/0/owner/count", 2))) == judged(broken)
}

test_an_owner_needs_a_role_and_a_mailbox if {
	judged(json.patch(kept, changes.set("/services/0/owner/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/services/0/owner/email", ""))) == judged(broken)
}

test_an_owner_in_another_organisation_passes if {
	judged(json.patch(kept, changes.set("/services/0/owner/organisation", "natural-england"))) == judged(kept)
}

test_a_person_is_needed_only_where_the_organisation_asks_for_one if {
	results := rule.results with input as kept with data.params.owners.require_person as true
	{result.verdict | some result in results} == {"fail"}
	named := json.patch(kept, changes.set("/services/0/owner/person", "The post holder"))
	others := rule.results with input as named with data.params.owners.require_person as true
	{result.verdict | some result in others} == {"pass"}
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	judged(new) == {["service:soil-checks", "not-due", ["services", 0, "owner"]]}
	{result.due | some result in results(new)} == {"2026-11-22"}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == judged(broken)
}

test_a_service_without_a_phase_is_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases", []))) == judged(broken)
}

test_a_retired_service_is_not_asked_and_one_that_retires_later_is if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	later := changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-23", "from_day": changes.day("2026-11-23")})
	judged(json.patch(broken, later)) == judged(broken)
}
