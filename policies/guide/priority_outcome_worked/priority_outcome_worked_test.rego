package dgcheck.rules.guide.priority_outcome_worked_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.priority_outcome_worked as rule

kept := data.examples.guide.priority_outcome_worked.kept

broken := data.examples.guide.priority_outcome_worked.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {result.severity | some result in results(declared)}

test_the_outcome_that_comes_first_has_work_and_the_other_is_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable"}
}

test_the_outcome_that_comes_first_without_work_is_a_warning if {
	told(broken) == {0: "not-applicable", 1: "fail"}
	severities(broken) == {"warning"}
}

test_two_outcomes_that_come_first_both_need_work if {
	told(json.patch(broken, changes.set("/outcomes/0/priority", 1))) == {0: "pass", 1: "fail"}
}

test_an_outcome_without_a_priority_comes_after_those_with_one if {
	told(json.patch(kept, changes.set("/outcomes/1/priority", null))) == told(kept)
	told(json.patch(kept, changes.set("/outcomes/0/priority", null))) == told(broken)
}

test_several_outcomes_without_any_priority_are_warned_about if {
	unranked := json.patch(kept, array.concat(changes.set("/outcomes/0/priority", null), changes.set("/outcomes/1/priority", null)))
	told(unranked) == {0: "fail", 1: "fail"}
	severities(unranked) == {"warning"}
}

test_a_single_active_outcome_needs_no_priority if {
	single := json.patch(kept, array.concat(changes.set("/outcomes/0/priority", null), changes.set("/outcomes/1/status", "achieved")))
	told(single) == told(kept)
}

test_only_work_that_is_under_way_or_comes_next_counts if {
	without := json.patch(kept, array.concat(changes.set("/pipeline/items/0/status", "done"), changes.set("/pipeline/items/1/status", "paused")))
	told(without) == told(kept)
	every horizon in ["later", "done"] {
		told(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon)))[0] == "fail"
	}
}

test_a_roadmap_kept_elsewhere_leaves_it_open if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	told(json.patch(broken, elsewhere)) == {0: "not-applicable", 1: "not-assessed"}
	told(json.patch(kept, elsewhere)) == told(kept)
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, array.concat(changes.set("/outcomes/0/status", "proposed"), changes.set("/outcomes/1/status", "dropped")))
	told(none) == {"group": "not-assessed at outcomes"}
}

test_without_any_outcome_it_says_nothing if {
	told(json.patch(kept, changes.set("/outcomes", []))) == {}
}

test_an_empty_roadmap_and_one_with_items_and_a_link_leave_nothing_open if {
	told(json.patch(broken, changes.set("/roadmap/items", []))) == told(broken)
	told(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == told(broken)
}
