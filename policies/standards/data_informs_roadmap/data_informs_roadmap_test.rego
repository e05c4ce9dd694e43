package dgcheck.rules.standards.data_informs_roadmap_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.data_informs_roadmap as rule

kept := data.examples.standards.data_informs_roadmap.kept

broken := data.examples.standards.data_informs_roadmap.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail"}

rests(declared) := {found | found := result(declared).rests_on}

evidence(text) := json.patch(broken, changes.set("/roadmap/items/1/evidence", text))

test_an_item_that_names_a_measure_or_links_to_evidence_passes if {
	told(kept) == passes
	every text in ["measure soil-lost", "soil-lost", "Soil-Lost: rising", "see soil-lost, advice-days", "Research (https://example.gov.uk/soil/research)"] {
		told(evidence(text)) == passes
	}
}

test_items_that_name_neither_fail if {
	told(broken) == fails
	rests(broken) == {[["roadmap", "items", 0], ["roadmap", "items", 1]]}
	every text in ["", "measure", "soil-lost-today", "a measure called soil", "www.example.gov.uk"] {
		told(evidence(text)) == fails
	}
}

test_a_measure_without_an_id_is_not_named if {
	told(json.patch(broken, changes.set("/outcomes/0/measures/0/id", ""))) == fails
}

test_only_items_for_now_and_next_count if {
	every horizon in ["later", "done", ""] {
		told(json.patch(evidence("measure soil-lost"), changes.set("/roadmap/items/1/horizon", horizon))) == fails
	}
	every horizon in ["now", "next"] {
		told(json.patch(evidence("measure soil-lost"), changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	told(json.patch(broken, url)) == fails
	told(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {"group": "not-assessed at roadmap/url"}
}

test_without_a_roadmap_it_fails if {
	told(json.patch(kept, changes.set("/roadmap/items", []))) == fails
}
