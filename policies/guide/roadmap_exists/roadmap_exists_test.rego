package dgcheck.rules.guide.roadmap_exists_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.roadmap_exists as rule

kept := data.examples.guide.roadmap_exists.kept

broken := data.examples.guide.roadmap_exists.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_roadmap_with_items_passes if {
	judged(kept) == {["group", "pass", ["roadmap"]]}
}

test_a_roadmap_without_items_fails if {
	judged(broken) == {["group", "fail", ["roadmap"]]}
}

test_a_roadmap_that_is_kept_elsewhere_and_linked_passes if {
	judged(json.patch(broken, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == judged(kept)
}

test_a_roadmap_with_items_and_a_link_gets_one_verdict if {
	judged(json.patch(kept, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))) == judged(kept)
}
