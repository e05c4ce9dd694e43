package dgcheck.rules.assurance.spend_review_quarterly_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_review_quarterly as rule

kept := data.examples.assurance.spend_review_quarterly.kept

broken := data.examples.assurance.spend_review_quarterly.broken

results(declared) := found if found := rule.results with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

# about returns the result for July to September.
about(declared) := told_due(declared)["2026-27-Q2"]

held(date) := json.patch(kept, changes.dated("/spend_reviews/1/held_on", date))

because(declared) := found if found := judged.messages(rule)["2026-27-Q2"] with input as declared

test_every_quarter_that_is_over_is_reviewed if {
	told_due(kept) == {"2026-27-Q1": "pass at spend_reviews/0/held_on", "2026-27-Q2": "pass at spend_reviews/1/held_on"}
}

test_a_quarter_without_a_review_fails if {
	about(broken) == "fail by 2026-11-11"
}

test_a_review_has_forty_two_days if {
	about(json.patch(broken, changes.set("/as_of_day", changes.day("2026-11-11")))) == "not-due by 2026-11-11"
	about(json.patch(broken, changes.set("/as_of_day", changes.day("2026-11-12")))) == "fail by 2026-11-11"
}

test_a_review_held_late_passes_and_says_so if {
	not contains(because(held("2026-11-11")), "late")
	contains(because(held("2026-11-12")), ", one day late.")
	contains(because(held("2026-11-13")), ", 2 days late.")
	about(held("2026-11-22")) == about(kept)
}

test_the_earliest_review_counts if {
	twice := json.patch(held("2026-11-20"), changes.add("/spend_reviews/-", kept.spend_reviews[1]))
	about(twice) == "pass at spend_reviews/2/held_on"
}

test_a_review_that_was_not_held_or_is_of_something_else_does_not_count if {
	every change in [
		changes.undated("/spend_reviews/1/held_on"),
		changes.dated("/spend_reviews/1/held_on", "2026-11-23"),
		changes.set("/spend_reviews/1/kind", "qbr"),
		changes.set("/spend_reviews/1/quarter", "2026-27-Q3"),
	] {
		about(json.patch(kept, change)) == about(broken)
	}
}

test_a_quarter_without_spending_is_reviewed_too if {
	told_due(json.patch(kept, changes.set("/spend", []))) == told_due(kept)
	about(json.patch(broken, changes.set("/spend", []))) == about(broken)
}

test_quarters_that_began_before_the_group_are_not_asked if {
	object.keys(told_due(json.patch(kept, changes.dated("/group/founded", "2026-07-01")))) == {"2026-27-Q2"}
	told_due(json.patch(kept, changes.dated("/group/founded", "2026-07-02"))) == {"group": "not-applicable at group/founded"}
}

test_a_fail_rests_on_reviews_that_could_not_be_read if {
	unread := json.patch(kept, changes.set("/spend_reviews/0/quarter", ""))
	{result.rests_on | some result in results(unread); result.fail} == {[["spend_reviews", 0]]}
	undated := json.patch(kept, changes.undated("/spend_reviews/1/held_on"))
	{result.rests_on | some result in results(undated); result.fail} == {[["spend_reviews", 1]]}
}
