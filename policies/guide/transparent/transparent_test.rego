package dgcheck.rules.guide.transparent_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.transparent as rule

kept := data.examples.guide.transparent.kept

broken := data.examples.guide.transparent.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_one_link_is_enough_whichever_it_is if {
	judged(kept) == {["group", "pass", ["group", "links"]]}
	every key in ["board", "show_and_tell", "updates"] {
		judged(json.patch(broken, changes.set($"/group/links/{key}", "https://example.gov.uk/soil"))) == judged(kept)
	}
}

test_without_a_link_the_group_fails if {
	judged(broken) == {["group", "fail", ["group", "links"]]}
}
