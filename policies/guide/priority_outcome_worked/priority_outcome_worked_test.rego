package dgcheck.rules.guide.priority_outcome_worked_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.priority_outcome_worked as rule

kept := data.examples.guide.priority_outcome_worked.kept

broken := data.examples.guide.priority_outcome_worked.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

test_the_outcome_that_comes_first_has_work_and_the_other_is_not_asked if {
	judged(kept) == {
		["outcome:healthier-soil", "pass", ["outcomes", 0]],
		["outcome:cleaner-rivers", "not-applicable", ["outcomes", 1]],
	}
}

test_the_outcome_that_comes_first_without_work_is_a_warning if {
	judged(broken) == {
		["outcome:healthier-soil", "not-applicable", ["outcomes", 0]],
		["outcome:cleaner-rivers", "fail", ["outcomes", 1]],
	}
	severities(broken) == {"warning"}
}

test_two_outcomes_that_come_first_both_need_work if {
	judged(json.patch(broken, changes.set("/outcomes/0/priority", 1))) == {
		["outcome:healthier-soil", "pass", ["outcomes", 0]],
		["outcome:cleaner-rivers", "fail", ["outcomes", 1]],
	}
}

test_an_outcome_without_a_priority_comes_after_those_with_one if {
	judged(json.patch(kept, changes.set("/outcomes/1/priority", null))) == judged(kept)
	judged(json.patch(kept, changes.set("/outcomes/0/priority", null))) == judged(broken)
}

test_several_outcomes_without_any_priority_are_warned_about if {
	unranked := json.patch(kept, array.concat(changes.set("/outcomes/0/priority", null), changes.set("/outcomes/1/priority", null)))
	judged(unranked) == {
		["outcome:healthier-soil", "fail", ["outcomes", 0]],
		["outcome:cleaner-rivers", "fail", ["outcomes", 1]],
	}
	severities(unranked) == {"warning"}
}

test_a_single_active_outcome_needs_no_priority if {
	single := json.patch(kept, array.concat(changes.set("/outcomes/0/priority", null), changes.set("/outcomes/1/status", "achieved")))
	judged(single) == judged(kept)
}

test_only_work_that_is_under_way_or_comes_next_counts if {
	without := json.patch(kept, array.concat(changes.set("/pipeline/items/0/status", "done"), changes.set("/pipeline/items/1/status", "paused")))
	judged(without) == judged(kept)
	every horizon in ["later", "done"] {
		some result in results(json.patch(without, changes.set("/roadmap/items/0/horizon", horizon)))
		result.subject == "outcome:healthier-soil"
		result.verdict == "fail"
	}
}

test_a_roadmap_kept_elsewhere_leaves_it_open if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	judged(json.patch(broken, elsewhere)) == {
		["outcome:healthier-soil", "not-applicable", ["outcomes", 0]],
		["outcome:cleaner-rivers", "not-assessed", ["outcomes", 1]],
	}
	judged(json.patch(kept, elsewhere)) == judged(kept)
}

test_without_an_active_outcome_it_cannot_be_assessed if {
	none := json.patch(kept, array.concat(changes.set("/outcomes/0/status", "proposed"), changes.set("/outcomes/1/status", "dropped")))
	judged(none) == {["group", "not-assessed", ["outcomes"]]}
}

test_without_any_outcome_it_says_nothing if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == set()
}

test_an_empty_roadmap_and_one_with_items_and_a_link_leave_nothing_open if {
	judged(json.patch(broken, changes.set("/roadmap/items", []))) == judged(broken)
	judged(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == judged(broken)
}
