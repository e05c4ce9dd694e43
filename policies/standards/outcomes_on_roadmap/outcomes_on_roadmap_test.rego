package dgcheck.rules.standards.outcomes_on_roadmap_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcomes_on_roadmap as rule

kept := data.examples.standards.outcomes_on_roadmap.kept

broken := data.examples.standards.outcomes_on_roadmap.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

others := {0: "pass", 1: "pass"}

passes := object.union(others, {2: "pass"})

fails := object.union(others, {2: "fail"})

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

fault(kind, path) := {"kind": kind, "at": path, "file": "delivery-group.yaml", "because": "", "remedy": "", "level": ""}

test_outcomes_named_on_the_roadmap_pass if {
	told(kept) == passes
}

test_an_outcome_that_nothing_on_the_roadmap_names_fails if {
	told(broken) == fails
	rests(broken) == {[]}
}

test_any_item_counts_however_far_off if {
	every horizon in ["now", "next", "later", "done", ""] {
		told(json.patch(kept, changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
}

test_that_only_done_items_name_an_outcome_is_said if {
	done := json.patch(kept, changes.set("/roadmap/items/1/horizon", "done"))
	{i | some i, result in results(done); result.pass != ""} == {2}
	{i | some i, result in results(kept); result.pass != ""} == set()
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/2/status", status))) == object.union(others, {2: "not-applicable at status"})
	}
}

test_an_outcome_without_an_id_cannot_be_named if {
	nameless := array.concat(changes.set("/outcomes/2/id", ""), changes.set("/roadmap/items/1/outcomes", [""]))
	told(json.patch(kept, nameless)) == {0: "pass", 1: "pass", 2: "fail"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	told(json.patch(kept, elsewhere)) == {i: "not-assessed at /roadmap/url" | some i, _ in kept.outcomes}
}

test_a_roadmap_with_items_and_a_link_is_judged_by_its_items if {
	told(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == fails
}

test_without_a_roadmap_every_active_outcome_fails if {
	told(json.patch(kept, changes.set("/roadmap/items", []))) == {i: "fail" | some i, _ in kept.outcomes}
}

test_it_rests_on_items_whose_outcomes_cannot_be_read if {
	unread := changes.set("/faults", [
		fault("shape", ["roadmap", "items", 1, "outcomes"]), fault("shape", ["roadmap", "items", 0, "services"]),
		fault("placeholder", ["roadmap", "items", 0, "outcomes"]), fault("shape", ["pipeline", "items", 0, "outcomes"]),
	])
	rests(json.patch(broken, unread)) == {[["roadmap", "items", 1]]}
}
