package dgcheck.rules.guide.service_links_outcome_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.service_links_outcome as rule

kept := data.examples.guide.service_links_outcome.kept

broken := data.examples.guide.service_links_outcome.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_service_linked_to_an_active_outcome_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "outcomes"]]}
}

test_a_service_without_an_outcome_fails_at_the_place_of_its_outcomes if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "outcomes"]]}
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	judged(new) == {["service:soil-checks", "not-due", ["services", 0, "outcomes"]]}
	{result.due | some result in results(new)} == {"2026-11-22"}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == judged(broken)
}

test_a_service_that_is_planned_is_not_due if {
	planned := json.patch(broken, changes.dated("/services/0/phases/0/from", "2027-01-04"))
	judged(planned) == {["service:soil-checks", "not-due", ["services", 0, "outcomes"]]}
}

test_a_service_without_a_phase_is_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases", []))) == judged(broken)
}

test_a_link_to_an_outcome_that_is_not_active_does_not_count if {
	other := object.union(kept.outcomes[0], {"id": "cleaner-rivers", "subject": "outcome:cleaner-rivers", "status": "achieved"})
	linked := array.concat(changes.add("/outcomes/-", other), changes.set("/services/0/outcomes", ["cleaner-rivers"]))
	judged(json.patch(kept, linked)) == judged(broken)
	both := array.concat(changes.add("/outcomes/-", other), changes.set("/services/0/outcomes", ["cleaner-rivers", "healthier-soil"]))
	judged(json.patch(kept, both)) == judged(kept)
}

test_a_link_to_an_outcome_that_is_not_declared_cannot_be_assessed if {
	unknown := json.patch(kept, changes.set("/services/0/outcomes", ["cleaner-rivers"]))
	judged(unknown) == {["service:soil-checks", "not-assessed", ["services", 0, "outcomes"]]}
	judged(json.patch(unknown, changes.dated("/services/0/phases/0/from", "2026-11-02"))) == judged(unknown)
}

test_a_placeholder_is_no_link if {
	judged(json.patch(kept, changes.set("/services/0/outcomes", [""]))) == judged(broken)
}

test_a_retired_service_is_not_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes/0/status", "proposed"))
	judged(none) == {["group", "not-assessed", ["outcomes"]]}
	judged(json.patch(none, changes.set("/services", []))) == set()
}
