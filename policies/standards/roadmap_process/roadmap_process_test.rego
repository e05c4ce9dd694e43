package dgcheck.rules.standards.roadmap_process_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.roadmap_process as rule

kept := data.examples.standards.roadmap_process.kept

broken := data.examples.standards.roadmap_process.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_page_that_explains_it_passes if {
	judged(kept) == {["group", "pass", ["roadmap", "prioritisation_url"]]}
}

test_a_few_words_pass if {
	judged(json.patch(broken, changes.set("/roadmap/prioritisation", "The leads rank items each quarter"))) == {["group", "pass", ["roadmap", "prioritisation"]]}
}

test_neither_fails if {
	judged(broken) == {["group", "fail", ["roadmap", "prioritisation_url"]]}
	judged(json.patch(broken, changes.set("/roadmap/items", []))) == judged(broken)
}

test_a_roadmap_kept_elsewhere_is_asked_too if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	judged(json.patch(broken, elsewhere)) == judged(broken)
	judged(json.patch(kept, elsewhere)) == judged(kept)
}
