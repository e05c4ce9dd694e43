package dgcheck.rules.standards.rag_3_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.rag_3 as rule

kept := data.examples.standards.rag_3.kept

broken := data.examples.standards.rag_3.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

passes := {["standard:3", "pass", ["roadmap"]]}

fails := {["standard:3", "fail", ["roadmap", "items"]]}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")

item(key, value) := changes.set($"/roadmap/items/1/{key}", value)

test_a_roadmap_linked_to_outcomes_is_not_red if {
	judged(kept) == passes
}

test_a_roadmap_without_any_link_is_red if {
	judged(broken) == fails
	rests(broken) == {[["roadmap", "items", 0], ["roadmap", "items", 1]]}
	judged(json.patch(broken, item("outcomes", [""]))) == fails
	judged(json.patch(broken, url)) == fails
}

test_one_link_to_any_outcome_is_enough if {
	linked := json.patch(broken, item("outcomes", ["less-runoff"]))
	judged(linked) == passes
	judged(json.patch(linked, changes.set("/outcomes/1/status", "achieved"))) == passes
	every horizon in ["now", "next", "later", "done"] {
		judged(json.patch(linked, item("horizon", horizon))) == passes
	}
}

test_an_enabler_with_a_reason_is_enough if {
	judged(json.patch(broken, array.concat(item("enabler", true), item("enabler_reason", "Security patches")))) == passes
	judged(json.patch(broken, item("enabler", true))) == fails
	judged(json.patch(broken, item("enabler_reason", "Security patches"))) == fails
}

test_links_to_what_is_not_declared_cannot_be_assessed if {
	judged(json.patch(broken, item("outcomes", ["cleaner-air"]))) == {["standard:3", "not-assessed", ["roadmap"]]}
	judged(json.patch(kept, item("outcomes", ["cleaner-air"]))) == passes
}

test_no_roadmap_is_red if {
	judged(json.patch(kept, changes.set("/roadmap/items", []))) == {["standard:3", "fail", ["roadmap"]]}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	judged(json.patch(kept, url)) == passes
	judged(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {["standard:3", "not-assessed", ["roadmap", "url"]]}
}
