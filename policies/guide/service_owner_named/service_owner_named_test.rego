package dgcheck.rules.guide.service_owner_named_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.service_owner_named as rule

kept := data.examples.guide.service_owner_named.kept

broken := data.examples.guide.service_owner_named.broken

test_a_service_with_a_role_and_a_mailbox_passes if judged.verdicts(rule) == {0: "pass"} with input as kept

test_a_service_without_an_owner_fails_at_the_place_of_its_owner if {
	judged.verdicts(rule) == {0: "fail"} with input as broken
	judged.said(rule, "at") == {} with input as broken
}

test_two_owners_are_one_too_many if {
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(kept, changes.set("/services/0/owner/count", 2))
}

test_an_owner_needs_a_role_and_a_mailbox if {
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(kept, changes.set("/services/0/owner/role", ""))
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(kept, changes.set("/services/0/owner/email", ""))
}

test_an_owner_in_another_organisation_passes if {
	judged.verdicts(rule) == {0: "pass"} with input as json.patch(kept, changes.set("/services/0/owner/organisation", "natural-england"))
}

test_a_person_is_needed_only_where_the_organisation_asks_for_one if {
	judged.verdicts(rule) == {0: "fail"} with input as kept with data.params.owners.require_person as true
	contains(rule.results[0].remedy, "`person`") with input as kept with data.params.owners.require_person as true
	not rule.results[0].remedy with input as broken
	named := json.patch(kept, changes.set("/services/0/owner/person", "The post holder"))
	judged.verdicts(rule) == {0: "pass"} with input as named with data.params.owners.require_person as true
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	judged.verdicts(rule) == {0: "not-due"} with input as new
	judged.said(rule, "due") == {0: "2026-11-22"} with input as new
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))
}

test_a_service_without_a_phase_is_asked if {
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(broken, changes.set("/services/0/phases", []))
}

test_a_retired_service_is_not_asked_and_one_that_retires_later_is if {
	retired := json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))
	judged.verdicts(rule) == {0: "not-applicable"} with input as retired
	judged.said(rule, "at") == {0: ["phases"]} with input as retired
	later := changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-23", "from_day": changes.day("2026-11-23")})
	judged.verdicts(rule) == {0: "fail"} with input as json.patch(broken, later)
}
