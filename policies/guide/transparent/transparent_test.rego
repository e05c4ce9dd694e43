package dgcheck.rules.guide.transparent_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.transparent as rule

kept := data.examples.guide.transparent.kept

broken := data.examples.guide.transparent.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_one_link_is_enough_whichever_it_is if {
	told(kept) == {"group": "pass"}
	every key in ["board", "show_and_tell", "updates"] {
		told(json.patch(broken, changes.set($"/group/links/{key}", "https://example.gov.uk/soil"))) == told(kept)
	}
}

test_without_a_link_the_group_fails if {
	told(broken) == {"group": "fail"}
}
