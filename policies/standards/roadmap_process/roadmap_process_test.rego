package dgcheck.rules.standards.roadmap_process_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.roadmap_process as rule

kept := data.examples.standards.roadmap_process.kept

broken := data.examples.standards.roadmap_process.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_page_that_explains_it_passes if {
	told(kept) == {"group": "pass"}
}

test_a_few_words_pass if {
	told(json.patch(broken, changes.set("/roadmap/prioritisation", "The leads rank items each quarter"))) == {"group": "pass at roadmap/prioritisation"}
}

test_neither_fails if {
	told(broken) == {"group": "fail"}
	told(json.patch(broken, changes.set("/roadmap/items", []))) == told(broken)
}

test_a_roadmap_kept_elsewhere_is_asked_too if {
	elsewhere := array.concat(changes.set("/roadmap/items", []), changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))
	told(json.patch(broken, elsewhere)) == told(broken)
	told(json.patch(kept, elsewhere)) == told(kept)
}
