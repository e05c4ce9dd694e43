package dgcheck.rules.guide.roadmap_exists_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.roadmap_exists as rule

kept := data.examples.guide.roadmap_exists.kept

broken := data.examples.guide.roadmap_exists.broken

linked(declared) := json.patch(declared, changes.set("/roadmap/url", "https://example.gov.uk/soil/roadmap"))

test_a_roadmap_with_items_passes if judged.verdict(rule) == "pass" with input as kept

test_a_roadmap_without_items_fails if judged.verdict(rule) == "fail" with input as broken

test_a_roadmap_that_is_kept_elsewhere_and_linked_passes if judged.verdict(rule) == "pass" with input as linked(broken)

test_a_roadmap_with_items_and_a_link_gets_one_verdict if judged.verdict(rule) == "pass" with input as linked(kept)
