package dgcheck.rules.guide.evidence_based_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.evidence_based as rule

kept := data.examples.guide.evidence_based.kept

broken := data.examples.guide.evidence_based.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

item(horizon, evidence) := object.union(kept.roadmap.items[0], {"horizon": horizon, "evidence": evidence})

verdict(list) := found if found := judged.verdict(rule) with input as json.patch(kept, changes.set("/roadmap/items", list))

test_evidence_for_what_is_planned_passes if {
	told(kept) == {"group": "pass"}
}

test_without_evidence_the_group_fails if {
	told(broken) == {"group": "fail at roadmap/items/0/evidence"}
	result(broken).rests_on == [["roadmap", "items", 0]]
}

test_half_of_the_items_is_enough_and_fewer_are_not if {
	verdict([item("now", "research"), item("next", "")]) == "pass"
	verdict([item("now", "research"), item("next", ""), item("now", "")]) == "fail"
}

test_the_share_is_a_figure if {
	two := json.patch(kept, changes.set("/roadmap/items", [item("now", "research"), item("next", "")]))
	judged.verdict(rule) == "fail" with input as two with data.params.roadmap.evidence_percent as 51
}

test_items_for_later_and_done_ones_do_not_count if {
	verdict([item("now", "research"), item("later", ""), item("done", "")]) == "pass"
	verdict([item("now", ""), item("later", "research"), item("done", "research")]) == "fail"
	verdict([item("later", ""), item("done", "")]) == "not-applicable"
}

test_items_that_do_not_say_when_leave_it_open_only_where_they_could_decide if {
	verdict([item("now", "research"), item("", "")]) == "pass"
	verdict([item("now", "research"), item("", ""), item("", "")]) == "not-assessed"
	verdict([item("now", ""), item("", "research")]) == "not-assessed"
	verdict([item("now", ""), item("now", ""), item("", "research")]) == "fail"
	verdict([item("now", ""), item("", "")]) == "fail"
	verdict([item("", "")]) == "not-assessed"
	verdict([item("", "research")]) == "not-assessed"
}

test_without_items_it_is_not_asked if {
	verdict([]) == "not-applicable"
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := json.patch(kept, array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")))
	told(elsewhere) == {"group": "not-assessed at roadmap/url"}
	told(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == told(broken)
}
