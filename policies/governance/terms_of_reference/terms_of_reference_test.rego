package dgcheck.rules.governance.terms_of_reference_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.terms_of_reference as rule

kept := data.examples.governance.terms_of_reference.kept

broken := data.examples.governance.terms_of_reference.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the working group.
about(declared) := told(declared)[1]

test_terms_that_were_agreed_pass if {
	about(kept) == "pass"
	{result.due | some result in results(kept)} == {"2027-02-09"}
}

test_terms_that_were_to_be_looked_at_again_fail if {
	about(broken) == "fail at terms_of_reference/review_by"
}

test_they_hold_until_that_day if {
	about(json.patch(kept, changes.dated("/governance/forums/1/terms_of_reference/review_by", "2026-11-22"))) == about(kept)
	about(json.patch(kept, changes.undated("/governance/forums/1/terms_of_reference/review_by"))) == about(kept)
}

test_without_a_link_it_fails if {
	about(json.patch(kept, changes.set("/governance/forums/1/terms_of_reference/url", ""))) == "fail at terms_of_reference/url"
}

test_without_the_day_they_were_agreed_it_fails if {
	about(json.patch(kept, changes.undated("/governance/forums/1/terms_of_reference/agreed_on"))) == "fail at terms_of_reference/agreed_on"
}

test_an_agreement_after_the_day_we_judge_cannot_be_assessed if {
	about(json.patch(kept, changes.dated("/governance/forums/1/terms_of_reference/agreed_on", "2026-11-23"))) == "not-assessed at terms_of_reference/agreed_on"
}

test_other_forums_are_not_asked if {
	{i: said | some i, said in told(kept); i != 1} == {0: "not-applicable at kind", 2: "not-applicable at kind"}
}

test_a_forum_of_no_kind_cannot_be_assessed if {
	about(json.patch(kept, changes.set("/governance/forums/1/kind", ""))) == "not-assessed at kind"
}
