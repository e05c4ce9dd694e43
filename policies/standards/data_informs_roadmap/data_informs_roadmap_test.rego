package dgcheck.rules.standards.data_informs_roadmap_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.data_informs_roadmap as rule

kept := data.examples.standards.data_informs_roadmap.kept

broken := data.examples.standards.data_informs_roadmap.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

passes := {["group", "pass", ["roadmap", "items"]]}

fails := {["group", "fail", ["roadmap", "items"]]}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

evidence(text) := json.patch(broken, changes.set("/roadmap/items/1/evidence", text))

test_an_item_that_names_a_measure_or_links_to_evidence_passes if {
	judged(kept) == passes
	every text in ["measure soil-lost", "soil-lost", "Soil-Lost: rising", "see soil-lost, advice-days", "Research (https://example.gov.uk/soil/research)"] {
		judged(evidence(text)) == passes
	}
}

test_items_that_name_neither_fail if {
	judged(broken) == fails
	rests(broken) == {[["roadmap", "items", 0], ["roadmap", "items", 1]]}
	every text in ["", "measure", "soil-lost-today", "a measure called soil", "www.example.gov.uk"] {
		judged(evidence(text)) == fails
	}
}

test_a_measure_without_an_id_is_not_named if {
	judged(json.patch(broken, changes.set("/outcomes/0/measures/0/id", ""))) == fails
}

test_only_items_for_now_and_next_count if {
	every horizon in ["later", "done", ""] {
		judged(json.patch(evidence("measure soil-lost"), changes.set("/roadmap/items/1/horizon", horizon))) == fails
	}
	every horizon in ["now", "next"] {
		judged(json.patch(evidence("measure soil-lost"), changes.set("/roadmap/items/1/horizon", horizon))) == passes
	}
}

test_a_roadmap_kept_elsewhere_cannot_be_assessed if {
	url := changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap")
	judged(json.patch(broken, url)) == fails
	judged(json.patch(kept, array.concat(url, changes.set("/roadmap/items", [])))) == {["group", "not-assessed", ["roadmap", "url"]]}
}

test_without_a_roadmap_it_fails if {
	judged(json.patch(kept, changes.set("/roadmap/items", []))) == fails
}
