package dgcheck.rules.standards.rag_3_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.rag_3 as rule

kept := data.examples.standards.rag_3.kept

broken := data.examples.standards.rag_3.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail at roadmap/items"}

rests(declared) := {found | found := result(declared).rests_on}

url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")

item(key, value) := changes.set($"/roadmap/items/1/{key}", value)

test_a_roadmap_linked_to_outcomes_is_not_red if {
	told(kept) == passes
}

test_a_roadmap_without_any_link_is_red if {
	told(broken) == fails
	rests(broken) == {[["roadmap", "items", 0], ["roadmap", "items", 1]]}
	told(json.patch(broken, item("outcomes", [""]))) == fails
	told(json.patch(broken, url)) == fails
}

test_one_link_to_any_outcome_is_enough if {
	linked := json.patch(broken, item("outcomes", ["less-runoff"]))
	told(linked) == passes
	told(json.patch(linked, changes.set("/outcomes/1/status", "achieved"))) == passes
	every horizon in ["now", "next", "later", "done"] {
		told(json.patch(linked, item("horizon", horizon))) == passes
	}
}

test_an_enabler_with_a_reason_is_enough if {
	told(json.patch(broken, array.concat(item("enabler", true), item("enabler_reason", "Security patches")))) == passes
	told(json.patch(broken, item("enabler", true))) == fails
	told(json.patch(broken, item("enabler_reason", "Security patches"))) == fails
}

test_links_to_what_is_not_declared_cannot_be_assessed if {
	told(json.patch(broken, item("outcomes", ["cleaner-air"]))) == {"group": "not-assessed"}
	told(json.patch(kept, item("outcomes", ["cleaner-air"]))) == passes
}

test_no_roadmap_is_red if {
	told(json.patch(kept, changes.set("/roadmap/items", []))) == {"group": "fail"}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	told(json.patch(kept, url)) == passes
	told(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {"group": "not-assessed at roadmap/url"}
}
