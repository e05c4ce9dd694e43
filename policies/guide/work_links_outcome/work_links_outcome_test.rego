package dgcheck.rules.guide.work_links_outcome_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.work_links_outcome as rule

kept := data.examples.guide.work_links_outcome.kept

broken := data.examples.guide.work_links_outcome.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the item in which the examples differ.
about(declared) := told(declared)["pipeline.items"][1]

planned(declared) := told(declared)["roadmap.items"][0]

item(change) := json.patch(broken, change)

test_every_item_linked_to_an_active_outcome_passes if {
	told(kept) == {"pipeline.items": {0: "pass", 1: "pass"}, "roadmap.items": {0: "pass"}}
}

test_an_item_without_an_outcome_fails_at_the_place_of_its_outcomes if {
	told(broken) == {"pipeline.items": {0: "pass", 1: "fail"}, "roadmap.items": {0: "pass"}}
}

test_pipeline_items_are_asked_while_they_are_to_be_done if {
	every status in ["proposed", "approved", "in-progress"] {
		about(item(changes.set("/pipeline/items/1/status", status))) == "fail"
	}
	every status in ["paused", "done", "stopped"] {
		about(item(changes.set("/pipeline/items/1/status", status))) == "not-applicable"
	}
}

test_roadmap_items_are_asked_for_now_and_next if {
	without := json.patch(kept, changes.set("/roadmap/items/0/outcomes", []))
	every horizon in ["now", "next"] {
		planned(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon))) == "fail"
	}
	every horizon in ["later", "done"] {
		planned(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon))) == "not-applicable"
	}
}

test_an_item_that_does_not_say_how_far_it_is_cannot_be_assessed if {
	about(item(changes.set("/pipeline/items/1/status", ""))) == "not-assessed"
	planned(json.patch(kept, changes.set("/roadmap/items/0/horizon", ""))) == "not-assessed"
}

test_an_enabler_with_a_reason_passes_and_one_without_does_not if {
	about(item(changes.set("/pipeline/items/1/enabler", true))) == "fail"
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/enabler_reason", "Security patches")))) == "pass"
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", false), changes.set("/pipeline/items/1/enabler_reason", "Security patches")))) == "fail"
}

test_a_link_to_an_achieved_outcome_fails_and_to_an_unknown_one_cannot_be_assessed if {
	achieved := object.union(kept.outcomes[0], {"id": "cleaner-rivers", "subject": "outcome:cleaner-rivers", "status": "achieved"})
	linked := changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers"])
	about(item(linked)) == "not-assessed"
	about(item(array.concat(changes.add("/outcomes/-", achieved), linked))) == "fail"
	about(item(changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers", "healthier-soil"]))) == "pass"
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	told(json.patch(kept, elsewhere)) == {"pipeline.items": {0: "pass", 1: "pass"}, "roadmap.items": {}, "group": "not-assessed at roadmap/url"}
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes/0/status", "proposed"))
	told(none) == {"group": "not-assessed at outcomes", "pipeline.items": {}, "roadmap.items": {}}
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	told(json.patch(none, array.concat(elsewhere, changes.set("/pipeline/items", [])))) == {"group": "not-assessed at outcomes", "pipeline.items": {}, "roadmap.items": {}}
}

test_without_any_item_it_says_nothing if {
	empty := json.patch(kept, array.concat(changes.set("/roadmap/items", []), changes.set("/pipeline/items", [])))
	told(empty) == {"pipeline.items": {}, "roadmap.items": {}}
	told(json.patch(empty, changes.set("/outcomes", []))) == {"pipeline.items": {}, "roadmap.items": {}}
}

test_a_roadmap_with_items_and_a_link_is_judged_by_its_items if {
	told(json.patch(kept, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == told(kept)
}

test_over_half_of_the_work_keeping_things_running_is_said_beside_the_passes if {
	patches := array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/enabler_reason", "Security patches"))
	few := item(patches)
	said(few) == set()
	half := json.patch(few, changes.set("/pipeline/items/0/status", "done"))
	said(half) == set()
	most := json.patch(few, changes.set("/roadmap/items/0/enabler", true))
	said(most) == {1}
	said(most) == said_with(most, 66)
	said_with(most, 67) == set()
	said_with(few, 33) == {1}
}

# said returns the items whose pass has the remark about such work.
said(declared) := {i | some i, result in results(declared)["pipeline.items"]; contains(result.pass, "check that enough of it")}

said_with(declared, percent) := {i |
	judged_so := rule.results["pipeline.items"] with input as declared with data.params.work.enabler_percent as percent
	some i, result in judged_so
	contains(result.pass, "check that enough of it")
}

test_an_enabler_without_a_reason_says_what_to_do_about_it if {
	said_so := results(item(changes.set("/pipeline/items/1/enabler", true)))["pipeline.items"]
	said_so[1].remedy == "Give the reason in `enabler_reason`, or link the item to an outcome."
}

test_an_enabler_without_a_reason_that_names_an_unknown_outcome_cannot_be_assessed if {
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers"])))) == "not-assessed"
}
