package dgcheck.rules.assurance.spend_approved_before_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_approved_before as rule

kept := data.examples.assurance.spend_approved_before.kept

broken := data.examples.assurance.spend_approved_before.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the third entry of spending, committed on 19 October
# after a quarter with one amber.
about(declared) := told_due(declared)[2]

test_each_piece_is_judged_by_the_reviews_held_before_it_was_committed if {
	told(kept) == {0: "not-assessed at /spend_reviews", 1: "not-applicable at risk", 2: "pass"}
}

test_an_approval_on_the_day_of_the_commitment_is_in_time_and_one_after_it_is_not if {
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-10-19"))) == about(kept)
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-10-20"))) == "fail by 2026-10-19"
	about(broken) == "fail by 2026-10-19"
}

test_an_approval_that_does_not_say_its_day_fails if {
	about(json.patch(kept, changes.undated("/spend/2/approval/approved_on"))) == "fail"
}

unapproved := array.flatten([
	changes.undated("/spend/2/approval/approved_on"),
	changes.set("/spend/2/approval/board", ""),
	changes.set("/spend/2/approval/ref", ""),
])

test_without_an_approval_there_is_no_day_to_judge if {
	about(json.patch(kept, unapproved)) == "not-assessed"
}

test_an_approval_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-11-23"))) == "not-assessed"
}

test_spending_that_is_only_planned_has_time_until_it_is_committed if {
	planned := json.patch(kept, unapproved)
	about(json.patch(planned, changes.dated("/spend/2/committed_on", "2026-11-23"))) == "not-due by 2026-11-23"
	about(json.patch(planned, changes.dated("/spend/2/committed_on", "2026-11-22"))) == "not-assessed"
}

test_low_risk_needs_no_approval_after_an_amber_and_does_after_a_red if {
	low := json.patch(broken, changes.set("/spend/2/risk", "low"))
	about(low) == "not-applicable at risk"
	about(json.patch(low, changes.set("/spend/1/review_rating", "red"))) == "fail by 2026-10-19"
}

test_high_risk_needs_approval_even_when_all_was_green if {
	green := json.patch(broken, changes.set("/spend/1/review_rating", "green"))
	about(green) == "not-applicable at risk"
	about(json.patch(green, changes.set("/spend/2/risk", "high"))) == "fail by 2026-10-19"
}

test_a_review_held_after_the_commitment_did_not_decide_it if {
	red := json.patch(broken, changes.set("/spend/1/review_rating", "red"))
	about(json.patch(red, changes.dated("/spend_reviews/1/held_on", "2026-10-19"))) == "fail by 2026-10-19"
	about(json.patch(red, changes.dated("/spend_reviews/1/held_on", "2026-10-20"))) == "not-applicable at risk"
}

test_without_a_risk_we_cannot_tell_unless_all_of_it_needs_approval_or_it_came_in_time if {
	about(json.patch(broken, changes.set("/spend/2/risk", ""))) == "not-assessed at risk"
	about(json.patch(kept, changes.set("/spend/2/risk", ""))) == "pass"
	about(json.patch(broken, array.concat(changes.set("/spend/2/risk", ""), changes.set("/spend/1/review_rating", "red")))) == "fail by 2026-10-19"
}

test_without_a_review_we_cannot_tell_unless_the_approval_came_in_time if {
	told(json.patch(broken, changes.set("/spend_reviews", []))) == {0: "not-assessed at /spend_reviews", 1: "pass", 2: "not-assessed at /spend_reviews"}
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged if {
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == "not-assessed at committed_on"
}
