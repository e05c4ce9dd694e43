package dgcheck.rules.standards.outcomes_on_roadmap_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.outcomes_on_roadmap as rule

kept := data.examples.standards.outcomes_on_roadmap.kept

broken := data.examples.standards.outcomes_on_roadmap.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

others := {
	["outcome:healthier-soil", "pass", ["outcomes", 0]],
	["outcome:less-runoff", "pass", ["outcomes", 1]],
}

passes := others | {["outcome:quicker-advice", "pass", ["outcomes", 2]]}

fails := others | {["outcome:quicker-advice", "fail", ["outcomes", 2]]}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

fault(kind, path) := {"kind": kind, "at": path, "file": "delivery-group.yaml", "because": "", "remedy": "", "level": ""}

test_outcomes_named_on_the_roadmap_pass if {
	judged(kept) == passes
}

test_an_outcome_that_nothing_on_the_roadmap_names_fails if {
	judged(broken) == fails
	rests(broken) == {[]}
}

test_any_item_counts_however_far_off if {
	every horizon in ["now", "next", "later", "done", ""] {
		judged(json.patch(kept, changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
}

test_that_only_done_items_name_an_outcome_is_said if {
	done := json.patch(kept, changes.set("/roadmap/items/1/horizon", "done"))
	{result.subject | some result in results(done); result.because} == {"outcome:quicker-advice"}
	{result.subject | some result in results(kept); result.because} == set()
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		judged(json.patch(broken, changes.set("/outcomes/2/status", status))) == others | {["outcome:quicker-advice", "not-applicable", ["outcomes", 2, "status"]]}
	}
}

test_an_outcome_without_an_id_cannot_be_named if {
	nameless := array.concat(changes.set("/outcomes/2/id", ""), changes.set("/roadmap/items/1/outcomes", [""]))
	judged(json.patch(kept, nameless)) == {
		["outcome:healthier-soil", "pass", ["outcomes", 0]],
		["outcome:less-runoff", "pass", ["outcomes", 1]],
		["outcome:quicker-advice", "fail", ["outcomes", 2]],
	}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	judged(json.patch(kept, elsewhere)) == {[outcome.subject, "not-assessed", ["roadmap", "url"]] | some outcome in kept.outcomes}
}

test_a_roadmap_with_items_and_a_link_is_judged_by_its_items if {
	judged(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == fails
}

test_without_a_roadmap_every_active_outcome_fails if {
	judged(json.patch(kept, changes.set("/roadmap/items", []))) == {[outcome.subject, "fail", ["outcomes", i]] | some i, outcome in kept.outcomes}
}

test_it_rests_on_items_whose_outcomes_cannot_be_read if {
	unread := changes.set("/faults", [
		fault("shape", ["roadmap", "items", 1, "outcomes"]), fault("shape", ["roadmap", "items", 0, "services"]),
		fault("placeholder", ["roadmap", "items", 0, "outcomes"]), fault("shape", ["pipeline", "items", 0, "outcomes"]),
	])
	rests(json.patch(broken, unread)) == {[["roadmap", "items", 1]]}
}
