package dgcheck.rules.standards.roadmap_priorities_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.roadmap_priorities as rule

kept := data.examples.standards.roadmap_priorities.kept

broken := data.examples.standards.roadmap_priorities.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

rests(declared) := {found | found := result(declared).rests_on}

remedies(declared) := {found | found := result(declared).remedy}

change(list) := json.patch(kept, array.flatten(list))

fault(kind, path) := {"kind": kind, "at": path, "file": "delivery-group.yaml", "because": "", "remedy": "", "level": ""}

test_items_with_priorities_and_evidence_pass if {
	told(kept) == passes
}

test_an_item_without_a_priority_fails_at_its_place if {
	told(broken) == {"group": "fail at roadmap/items/1/priority"}
}

test_many_items_without_a_priority_get_one_verdict if {
	item := object.union(kept.roadmap.items[0], {"priority": null})
	told(change([changes.set("/roadmap/items", [item, item, item, item, item])])) == {"group": "fail at roadmap/items/0/priority"}
}

test_half_of_the_items_need_evidence if {
	half := change([changes.set("/roadmap/items/0/evidence", "")])
	told(half) == passes
	told(json.patch(half, changes.set("/roadmap/items/1/evidence", ""))) == {"group": "fail"}
	told(json.patch(half, changes.add("/roadmap/items/-", half.roadmap.items[0]))) == {"group": "fail"}
}

test_only_items_for_now_and_next_are_asked if {
	every horizon in ["later", "done"] {
		told(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
	every horizon in ["now", "next"] {
		told(json.patch(broken, changes.set("/roadmap/items/1/horizon", horizon))) == told(broken)
	}
}

test_without_an_item_for_now_or_next_it_does_not_apply if {
	later := change([changes.set("/roadmap/items/0/horizon", "later"), changes.set("/roadmap/items/1/horizon", "done")])
	told(later) == {"group": "not-applicable"}
	told(change([changes.set("/roadmap/items", [])])) == told(later)
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	told(change([url])) == passes
	told(change([url, changes.set("/roadmap/items", [])])) == {"group": "not-assessed at roadmap/url"}
}

test_an_item_that_could_not_be_read_is_left_out_and_a_pass_rests_on_it if {
	every key in ["horizon", "priority", "evidence"] {
		unread := json.patch(broken, changes.set("/faults", [fault("shape", ["roadmap", "items", 1, key])]))
		told(unread) == passes
		rests(unread) == {[["roadmap", "items", 1]]}
	}
	every other in [
		fault("shape", ["roadmap", "items", 1, "outcomes"]),
		fault("placeholder", ["roadmap", "items", 1, "priority"]),
		fault("shape", ["pipeline", "items", 1, "priority"]),
	] {
		told(json.patch(broken, changes.set("/faults", [other]))) == told(broken)
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
	told(half) == {"group": "fail"} with data.params.roadmap.evidence_percent as 51
}
