package dgcheck.rules.governance.terms_of_reference_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.terms_of_reference as rule

kept := data.examples.governance.terms_of_reference.kept

broken := data.examples.governance.terms_of_reference.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at(key) := ["governance", "forums", 1, "terms_of_reference", key]

# about gives what is said of the working group.
about(declared) := {array.slice(verdict, 1, 3) | some verdict in judged(declared); verdict[0] == "forum:digital-working-group"}

test_terms_that_were_agreed_pass if {
	about(kept) == {["pass", ["governance", "forums", 1, "terms_of_reference"]]}
	{result.due | some result in results(kept)} == {"2027-02-09"}
}

test_terms_that_were_to_be_looked_at_again_fail if {
	about(broken) == {["fail", at("review_by")]}
}

test_they_hold_until_that_day if {
	about(json.patch(kept, changes.dated("/governance/forums/1/terms_of_reference/review_by", "2026-11-22"))) == about(kept)
	about(json.patch(kept, changes.undated("/governance/forums/1/terms_of_reference/review_by"))) == about(kept)
}

test_without_a_link_it_fails if {
	about(json.patch(kept, changes.set("/governance/forums/1/terms_of_reference/url", ""))) == {["fail", at("url")]}
}

test_without_the_day_they_were_agreed_it_fails if {
	about(json.patch(kept, changes.undated("/governance/forums/1/terms_of_reference/agreed_on"))) == {["fail", at("agreed_on")]}
}

test_an_agreement_after_the_day_we_judge_cannot_be_assessed if {
	about(json.patch(kept, changes.dated("/governance/forums/1/terms_of_reference/agreed_on", "2026-11-23"))) == {["not-assessed", at("agreed_on")]}
}

test_other_forums_are_not_asked if {
	{verdict | some verdict in judged(kept); verdict[1] == "not-applicable"} == {
		["forum:modernisation-board", "not-applicable", ["governance", "forums", 0, "kind"]],
		["forum:digital-project-group", "not-applicable", ["governance", "forums", 2, "kind"]],
	}
}

test_a_forum_of_no_kind_cannot_be_assessed if {
	about(json.patch(kept, changes.set("/governance/forums/1/kind", ""))) == {["not-assessed", ["governance", "forums", 1, "kind"]]}
}
