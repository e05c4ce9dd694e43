package dgcheck.rules.guide.evidence_based_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.evidence_based as rule

kept := data.examples.guide.evidence_based.kept

broken := data.examples.guide.evidence_based.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

items := ["roadmap", "items"]

item(horizon, evidence) := object.union(kept.roadmap.items[0], {"horizon": horizon, "evidence": evidence})

verdict(list) := {result.verdict | some result in results(json.patch(kept, changes.set("/roadmap/items", list)))}

test_evidence_for_what_is_planned_passes if {
	judged(kept) == {["group", "pass", items]}
}

test_without_evidence_the_group_fails if {
	judged(broken) == {["group", "fail", ["roadmap", "items", 0, "evidence"]]}
	{result.rests_on | some result in results(broken)} == {[["roadmap", "items", 0]]}
}

test_half_of_the_items_is_enough_and_fewer_are_not if {
	verdict([item("now", "research"), item("next", "")]) == {"pass"}
	verdict([item("now", "research"), item("next", ""), item("now", "")]) == {"fail"}
}

test_the_share_is_a_figure if {
	two := json.patch(kept, changes.set("/roadmap/items", [item("now", "research"), item("next", "")]))
	found := rule.results with input as two with data.params.roadmap.evidence_percent as 51
	{result.verdict | some result in found} == {"fail"}
}

test_items_for_later_and_done_ones_do_not_count if {
	verdict([item("now", "research"), item("later", ""), item("done", "")]) == {"pass"}
	verdict([item("now", ""), item("later", "research"), item("done", "research")]) == {"fail"}
	verdict([item("later", ""), item("done", "")]) == {"not-applicable"}
}

test_items_that_do_not_say_when_leave_it_open_only_where_they_could_decide if {
	verdict([item("now", "research"), item("", "")]) == {"pass"}
	verdict([item("now", "research"), item("", ""), item("", "")]) == {"not-assessed"}
	verdict([item("now", ""), item("", "research")]) == {"not-assessed"}
	verdict([item("now", ""), item("now", ""), item("", "research")]) == {"fail"}
	verdict([item("now", ""), item("", "")]) == {"fail"}
	verdict([item("", "")]) == {"not-assessed"}
	verdict([item("", "research")]) == {"not-assessed"}
}

test_without_items_it_is_not_asked if {
	verdict([]) == {"not-applicable"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := json.patch(kept, array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")))
	judged(elsewhere) == {["group", "not-assessed", ["roadmap", "url"]]}
	judged(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == judged(broken)
}
