package dgcheck.rules.guide.service_links_outcome_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.service_links_outcome as rule

kept := data.examples.guide.service_links_outcome.kept

broken := data.examples.guide.service_links_outcome.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_service_linked_to_an_active_outcome_passes if {
	told(kept) == {0: "pass"}
}

test_a_service_without_an_outcome_fails_at_the_place_of_its_outcomes if {
	told(broken) == {0: "fail"}
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	told(new) == {0: "not-due"}
	{result.due | some result in results(new)} == {"2026-11-22"}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == told(broken)
}

test_a_service_that_is_planned_is_not_due if {
	planned := json.patch(broken, changes.dated("/services/0/phases/0/from", "2027-01-04"))
	told(planned) == {0: "not-due"}
}

test_a_service_without_a_phase_is_asked if {
	told(json.patch(broken, changes.set("/services/0/phases", []))) == told(broken)
}

test_a_link_to_an_outcome_that_is_not_active_does_not_count if {
	other := object.union(kept.outcomes[0], {"id": "cleaner-rivers", "subject": "outcome:cleaner-rivers", "status": "achieved"})
	linked := array.concat(changes.add("/outcomes/-", other), changes.set("/services/0/outcomes", ["cleaner-rivers"]))
	told(json.patch(kept, linked)) == told(broken)
	both := array.concat(changes.add("/outcomes/-", other), changes.set("/services/0/outcomes", ["cleaner-rivers", "healthier-soil"]))
	told(json.patch(kept, both)) == told(kept)
}

test_a_link_to_an_outcome_that_is_not_declared_cannot_be_assessed if {
	unknown := json.patch(kept, changes.set("/services/0/outcomes", ["cleaner-rivers"]))
	told(unknown) == {0: "not-assessed"}
	told(json.patch(unknown, changes.dated("/services/0/phases/0/from", "2026-11-02"))) == told(unknown)
}

test_a_placeholder_is_no_link if {
	told(json.patch(kept, changes.set("/services/0/outcomes", [""]))) == told(broken)
}

test_a_retired_service_is_not_asked if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {0: "not-applicable at phases"}
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes/0/status", "proposed"))
	told(none) == {"group": "not-assessed at outcomes"}
	told(json.patch(none, changes.set("/services", []))) == {}
}
