package dgcheck.rules.standards.roadmap_priorities_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.roadmap_priorities as rule

kept := data.examples.standards.roadmap_priorities.kept

broken := data.examples.standards.roadmap_priorities.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

passes := {["group", "pass", ["roadmap", "items"]]}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

remedies(declared) := {result.remedy | some result in results(declared)}

change(list) := json.patch(kept, array.flatten(list))

fault(kind, path) := {"kind": kind, "at": path, "file": "delivery-group.yaml", "because": "", "remedy": "", "level": ""}

test_items_with_priorities_and_evidence_pass if {
	judged(kept) == passes
}

test_an_item_without_a_priority_fails_at_its_place if {
	judged(broken) == {["group", "fail", ["roadmap", "items", 1, "priority"]]}
}

test_many_items_without_a_priority_get_one_verdict if {
	item := object.union(kept.roadmap.items[0], {"priority": null})
	judged(change([changes.set("/roadmap/items", [item, item, item, item, item])])) == {["group", "fail", ["roadmap", "items", 0, "priority"]]}
}

test_half_of_the_items_need_evidence if {
	half := change([changes.set("/roadmap/items/0/evidence", "")])
	judged(half) == passes
	judged(json.patch(half, changes.set("/roadmap/items/1/evidence", ""))) == {["group", "fail", ["roadmap", "items"]]}
	judged(json.patch(half, changes.add("/roadmap/items/-", half.roadmap.items[0]))) == {["group", "fail", ["roadmap", "items"]]}
}

test_only_items_for_now_and_next_are_asked if {
	every horizon in ["later", "done"] {
		judged(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
	every horizon in ["now", "next"] {
		judged(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == judged(broken)
	}
}

test_without_an_item_for_now_or_next_it_does_not_apply if {
	later := change([changes.set("/roadmap/items/0/horizon", "later"), changes.set("/roadmap/items/1/horizon", "done")])
	judged(later) == {["group", "not-applicable", ["roadmap", "items"]]}
	judged(change([changes.set("/roadmap/items", [])])) == judged(later)
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	judged(change([url])) == passes
	judged(change([url, changes.set("/roadmap/items", [])])) == {["group", "not-assessed", ["roadmap", "url"]]}
}

test_an_item_that_could_not_be_read_is_left_out_and_a_pass_rests_on_it if {
	every key in ["horizon", "priority", "evidence"] {
		unread := json.patch(broken, changes.set("/faults", [fault("shape", ["roadmap", "items", 1, key])]))
		judged(unread) == passes
		rests(unread) == {[["roadmap", "items", 1]]}
	}
	every other in [
		fault("shape", ["roadmap", "items", 1, "outcomes"]),
		fault("placeholder", ["roadmap", "items", 1, "priority"]),
		fault("shape", ["pipeline", "items", 1, "priority"]),
	] {
		judged(json.patch(broken, changes.set("/faults", [other]))) == judged(broken)
	}
	rests(kept) == {[]}
	neither := [fault("shape", ["roadmap", "items", 0, "horizon"]), fault("shape", ["roadmap", "items", 1, "horizon"])]
	rests(json.patch(broken, changes.set("/faults", neither))) == {[["roadmap", "items", 0], ["roadmap", "items", 1]]}
}

test_the_remedy_tells_what_is_missing_alone if {
	count(remedies(broken) & remedies(change([changes.set("/roadmap/items/0/evidence", ""), changes.set("/roadmap/items/1/evidence", "")]))) == 0
}

test_the_share_comes_from_the_parameters if {
	half := change([changes.set("/roadmap/items/0/evidence", "")])
	judged(half) == {["group", "fail", ["roadmap", "items"]]} with data.params.roadmap.evidence_percent as 51
}
