package dgcheck.rules.assurance.spend_approved_before_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.spend_approved_before as rule

kept := data.examples.assurance.spend_approved_before.kept

broken := data.examples.assurance.spend_approved_before.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

# about is what is said of the third piece of spending, committed on 19 October
# after a quarter with one amber.
about(declared) := {[result.verdict, array.slice(result.at, 2, 4), object.get(result, "due", "")] |
	some result in results(declared)
	result.subject == "spend:sp-3"
}

day := ["approval", "approved_on"]

test_each_piece_is_judged_by_the_reviews_held_before_it_was_committed if {
	judged(kept) == {
		["spend:sp-1", "not-assessed", ["spend_reviews"]],
		["spend:sp-2", "not-applicable", ["spend", 1, "risk"]],
		["spend:sp-3", "pass", ["spend", 2, "approval", "approved_on"]],
	}
}

test_an_approval_on_the_day_of_the_commitment_is_in_time_and_one_after_it_is_not if {
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-10-19"))) == about(kept)
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-10-20"))) == {["fail", day, "2026-10-19"]}
	about(broken) == {["fail", day, "2026-10-19"]}
}

test_an_approval_that_does_not_say_its_day_fails if {
	about(json.patch(kept, changes.undated("/spend/2/approval/approved_on"))) == {["fail", day, ""]}
}

unapproved := array.flatten([
	changes.undated("/spend/2/approval/approved_on"),
	changes.set("/spend/2/approval/board", ""),
	changes.set("/spend/2/approval/ref", ""),
])

test_without_an_approval_there_is_no_day_to_judge if {
	about(json.patch(kept, unapproved)) == {["not-assessed", day, ""]}
}

test_an_approval_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-11-23"))) == {["not-assessed", day, ""]}
}

test_spending_that_is_only_planned_has_time_until_it_is_committed if {
	planned := json.patch(kept, unapproved)
	about(json.patch(planned, changes.dated("/spend/2/committed_on", "2026-11-23"))) == {["not-due", day, "2026-11-23"]}
	about(json.patch(planned, changes.dated("/spend/2/committed_on", "2026-11-22"))) == {["not-assessed", day, ""]}
}

test_low_risk_needs_no_approval_after_an_amber_and_does_after_a_red if {
	low := json.patch(broken, changes.set("/spend/2/risk", "low"))
	about(low) == {["not-applicable", ["risk"], ""]}
	about(json.patch(low, changes.set("/spend/1/review_rating", "red"))) == {["fail", day, "2026-10-19"]}
}

test_high_risk_needs_approval_even_when_all_was_green if {
	green := json.patch(broken, changes.set("/spend/1/review_rating", "green"))
	about(green) == {["not-applicable", ["risk"], ""]}
	about(json.patch(green, changes.set("/spend/2/risk", "high"))) == {["fail", day, "2026-10-19"]}
}

test_a_review_held_after_the_commitment_did_not_decide_it if {
	red := json.patch(broken, changes.set("/spend/1/review_rating", "red"))
	about(json.patch(red, changes.dated("/spend_reviews/1/held_on", "2026-10-19"))) == {["fail", day, "2026-10-19"]}
	about(json.patch(red, changes.dated("/spend_reviews/1/held_on", "2026-10-20"))) == {["not-applicable", ["risk"], ""]}
}

test_without_a_risk_we_cannot_tell_unless_all_of_it_needs_approval_or_it_came_in_time if {
	about(json.patch(broken, changes.set("/spend/2/risk", ""))) == {["not-assessed", ["risk"], ""]}
	about(json.patch(kept, changes.set("/spend/2/risk", ""))) == {["pass", day, ""]}
	about(json.patch(broken, array.concat(changes.set("/spend/2/risk", ""), changes.set("/spend/1/review_rating", "red")))) == {["fail", day, "2026-10-19"]}
}

test_without_a_review_we_cannot_tell_unless_the_approval_came_in_time if {
	judged(json.patch(broken, changes.set("/spend_reviews", []))) == {["spend:sp-1", "not-assessed", ["spend_reviews"]], ["spend:sp-2", "pass", ["spend", 1, "approval", "approved_on"]], ["spend:sp-3", "not-assessed", ["spend_reviews"]]}
}

test_spending_that_does_not_say_when_it_was_committed_cannot_be_judged if {
	about(json.patch(kept, changes.undated("/spend/2/committed_on"))) == {["not-assessed", ["committed_on"], ""]}
}
