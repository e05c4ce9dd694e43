package dgcheck.rules.assurance.spend_rating_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_rating as rule

kept := data.examples.assurance.spend_rating.kept

broken := data.examples.assurance.spend_rating.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the second entry of spending, committed on 3 August.
about(declared) := told(declared)[1]

test_rated_spending_passes_and_what_is_not_reviewed_is_not_asked if {
	told(kept) == {0: "pass", 1: "pass", 2: "not-applicable"}
}

test_spending_of_a_reviewed_quarter_without_a_rating_fails if {
	about(broken) == "fail"
	{result.rests_on | some result in results(broken)} == {[["spend_reviews", 1]]}
}

test_spending_is_not_asked_until_its_quarter_is_reviewed if {
	every change in [
		changes.undated("/spend_reviews/1/held_on"),
		changes.dated("/spend_reviews/1/held_on", "2026-11-23"),
		changes.set("/spend_reviews/1/kind", "qbr"),
		changes.set("/spend_reviews/1/quarter", "2026-27-Q3"),
		changes.drop("/spend_reviews/1"),
	] {
		about(json.patch(broken, change)) == "not-applicable"
	}
}

test_spending_committed_after_the_review_was_not_looked_at if {
	about(json.patch(broken, changes.dated("/spend_reviews/1/held_on", "2026-08-03"))) == "fail"
	about(json.patch(broken, changes.dated("/spend_reviews/1/held_on", "2026-08-02"))) == "not-applicable"
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged_unless_it_is_rated if {
	about(json.patch(broken, changes.undated("/spend/1/committed_on"))) == "not-assessed at committed_on"
	about(json.patch(kept, changes.undated("/spend/1/committed_on"))) == "pass"
}
