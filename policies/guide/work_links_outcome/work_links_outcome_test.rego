package dgcheck.rules.guide.work_links_outcome_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.work_links_outcome as rule

kept := data.examples.guide.work_links_outcome.kept

broken := data.examples.guide.work_links_outcome.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

alpha := ["pipeline:alpha", "pass", ["pipeline", "items", 0, "outcomes"]]

planned := ["roadmap:beta", "pass", ["roadmap", "items", 0, "outcomes"]]

# about gives the verdict on the item that the examples differ in.
about(declared) := {result.verdict | some result in results(declared); result.subject == "pipeline:beta"}

item(change) := json.patch(broken, change)

test_every_item_linked_to_an_active_outcome_passes if {
	judged(kept) == {alpha, planned, ["pipeline:beta", "pass", ["pipeline", "items", 1, "outcomes"]]}
}

test_an_item_without_an_outcome_fails_at_the_place_of_its_outcomes if {
	judged(broken) == {alpha, planned, ["pipeline:beta", "fail", ["pipeline", "items", 1, "outcomes"]]}
}

test_pipeline_items_are_asked_while_they_are_to_be_done if {
	every status in ["proposed", "approved", "in-progress"] {
		about(item(changes.set("/pipeline/items/1/status", status))) == {"fail"}
	}
	every status in ["paused", "done", "stopped"] {
		about(item(changes.set("/pipeline/items/1/status", status))) == {"not-applicable"}
	}
}

test_roadmap_items_are_asked_for_now_and_next if {
	without := json.patch(kept, changes.set("/roadmap/items/0/outcomes", []))
	every horizon in ["now", "next"] {
		["roadmap:beta", "fail", ["roadmap", "items", 0, "outcomes"]] in judged(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon)))
	}
	every horizon in ["later", "done"] {
		["roadmap:beta", "not-applicable", ["roadmap", "items", 0, "outcomes"]] in judged(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon)))
	}
}

test_an_item_that_does_not_say_how_far_it_is_cannot_be_assessed if {
	about(item(changes.set("/pipeline/items/1/status", ""))) == {"not-assessed"}
	["roadmap:beta", "not-assessed", ["roadmap", "items", 0, "outcomes"]] in judged(json.patch(kept, changes.set("/roadmap/items/0/horizon", "")))
}

test_an_enabler_with_a_reason_passes_and_one_without_does_not if {
	about(item(changes.set("/pipeline/items/1/enabler", true))) == {"fail"}
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/enabler_reason", "Security patches")))) == {"pass"}
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", false), changes.set("/pipeline/items/1/enabler_reason", "Security patches")))) == {"fail"}
}

test_a_link_to_an_achieved_outcome_fails_and_to_an_unknown_one_cannot_be_assessed if {
	achieved := object.union(kept.outcomes[0], {"id": "cleaner-rivers", "subject": "outcome:cleaner-rivers", "status": "achieved"})
	linked := changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers"])
	about(item(linked)) == {"not-assessed"}
	about(item(array.concat(changes.add("/outcomes/-", achieved), linked))) == {"fail"}
	about(item(changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers", "healthier-soil"]))) == {"pass"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	judged(json.patch(kept, elsewhere)) == {
		alpha,
		["pipeline:beta", "pass", ["pipeline", "items", 1, "outcomes"]],
		["group", "not-assessed", ["roadmap", "url"]],
	}
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, changes.set("/outcomes/0/status", "proposed"))
	judged(none) == {["group", "not-assessed", ["outcomes"]]}
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	judged(json.patch(none, array.concat(elsewhere, changes.set("/pipeline/items", [])))) == {["group", "not-assessed", ["outcomes"]]}
}

test_without_any_item_it_says_nothing if {
	empty := json.patch(kept, array.concat(changes.set("/roadmap/items", []), changes.set("/pipeline/items", [])))
	judged(empty) == set()
	judged(json.patch(empty, changes.set("/outcomes", []))) == set()
}

test_a_roadmap_with_items_and_a_link_is_judged_by_its_items if {
	judged(json.patch(kept, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == judged(kept)
}

test_over_half_of_the_work_keeping_things_running_is_said_beside_the_passes if {
	patches := array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/enabler_reason", "Security patches"))
	few := item(patches)
	said(few) == set()
	half := json.patch(few, changes.set("/pipeline/items/0/status", "done"))
	said(half) == set()
	most := json.patch(few, changes.set("/roadmap/items/0/enabler", true))
	said(most) == {"pipeline:beta"}
	said(most) == said_with(most, 66)
	said_with(most, 67) == set()
	said_with(few, 33) == {"pipeline:beta"}
}

# said are the items beside whose pass the share of such work stands.
said(declared) := {result.subject | some result in results(declared); contains(result.because, "check that enough of it")}

said_with(declared, percent) := {result.subject |
	judged_so := rule.results with input as declared with data.params.work.enabler_percent as percent
	some result in judged_so
	contains(result.because, "check that enough of it")
}

test_an_enabler_without_a_reason_says_what_to_do_about_it if {
	{result.remedy | some result in results(item(changes.set("/pipeline/items/1/enabler", true)))} == {"Give the reason in `enabler_reason`, or link the item to an outcome."}
}

test_an_enabler_without_a_reason_that_names_an_unknown_outcome_cannot_be_assessed if {
	about(item(array.concat(changes.set("/pipeline/items/1/enabler", true), changes.set("/pipeline/items/1/outcomes", ["cleaner-rivers"])))) == {"not-assessed"}
}
