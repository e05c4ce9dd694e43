package dgcheck.rules.assurance.spend_posture_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_posture as rule

kept := data.examples.assurance.spend_posture.kept

broken := data.examples.assurance.spend_posture.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

rests_on(declared) := found if found := rule.result.rests_on with input as declared

because(declared) := found if found := judged.message(rule) with input as declared

fails := {"group": "fail at spend/2/approval"}

passes := {"group": "pass"}

# rating returns an example with another colour for the spending of July to
# September.
rating(declared, colour) := json.patch(declared, changes.set("/spend/1/review_rating", colour))

test_spending_with_the_approval_it_needs_passes if {
	told_due(kept) == passes
	rests_on(kept) == [["spend_reviews", 1], ["spend", 1]]
}

test_medium_risk_without_approval_fails_after_an_amber if {
	told_due(broken) == fails
	rests_on(broken) == [["spend_reviews", 1], ["spend", 1], ["spend", 2]]
}

test_low_risk_without_approval_fails_only_after_a_red if {
	low := json.patch(broken, changes.set("/spend/2/risk", "low"))
	told_due(low) == passes
	told_due(rating(low, "red")) == fails
}

test_high_risk_without_approval_is_only_mentioned_when_all_was_green if {
	high := rating(json.patch(broken, changes.set("/spend/2/risk", "high")), "green")
	told_due(high) == passes
	contains(because(high), "sp-3 names no approval although the risk is high.")
	not contains(because(rating(broken, "green")), "although")
}

test_any_sign_of_an_approval_is_enough_and_its_day_is_not_judged if {
	every change in [
		changes.set("/spend/2/approval/board", "Programme assurance board"),
		changes.set("/spend/2/approval/ref", "PAB-9"),
		changes.set("/spend/2/approval/forum", "spending"),
		changes.dated("/spend/2/approval/approved_on", "2026-11-22"),
	] {
		told_due(json.patch(broken, change)) == passes
	}
	told_due(json.patch(kept, changes.dated("/spend/2/approval/approved_on", "2026-11-23"))) == fails
}

test_spending_that_is_only_planned_is_not_due_until_its_day if {
	told_due(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-12-31"))) == {"group": "not-due at spend/2/approval by 2026-12-31"}
	told_due(json.patch(broken, changes.dated("/spend/2/committed_on", "2026-11-22"))) == fails
}

test_spending_of_a_quarter_to_come_is_not_looked_at_yet if {
	later := json.patch(broken, changes.dated("/spend/2/committed_on", "2027-01-01"))
	told_due(later) == passes
	contains(because(later), "No spending is declared for October to December 2026.")
}

# earlier returns an example in which a red of April to June sends all spending to a
# board from 23 July on. On the given day, spending without approval was committed.
earlier(date) := json.patch(broken, array.flatten([
	changes.set("/spend/0/review_rating", "red"),
	changes.dated("/spend/2/committed_on", date),
]))

test_spending_of_an_earlier_quarter_is_judged_by_what_was_known_then if {
	told_due(earlier("2026-07-22")) == passes
	told_due(earlier("2026-07-23")) == fails
	told_due(earlier("2026-09-30")) == fails
	contains(because(earlier("2026-09-30")), "April to June 2026 was rated red")
}

test_the_newest_spending_is_named_first if {
	old := object.union(earlier("2026-09-30").spend[2], {"called": "sp-0", "subject": "spend:sp-0"})
	both := json.patch(broken, array.concat(changes.set("/spend/0/review_rating", "red"), changes.add("/spend/0", old)))
	told_due(both) == {"group": "fail at spend/3/approval"}
}

test_spending_without_a_risk_cannot_be_judged_where_risk_decides if {
	unclear := json.patch(broken, changes.set("/spend/2/risk", ""))
	told_due(unclear) == {"group": "not-assessed at spend/2/risk"}
	told_due(rating(unclear, "red")) == fails
	told_due(rating(unclear, "green")) == passes
	told_due(json.patch(kept, changes.set("/spend/2/risk", ""))) == passes
}

test_several_pieces_are_counted if {
	two := json.patch(broken, changes.add("/spend/-", object.union(broken.spend[2], {"called": "sp-4", "subject": "spend:sp-4"})))
	told_due(two) == fails
	contains(because(two), "sp-3 and 1 more name no approval.")
}

test_without_a_review_we_cannot_tell if {
	every change in [changes.set("/spend_reviews", []), array.concat(changes.undated("/spend_reviews/0/held_on"), changes.undated("/spend_reviews/1/held_on"))] {
		told_due(json.patch(broken, change)) == {"group": "not-assessed at spend_reviews"}
	}
}

test_without_spending_there_is_a_result_too if {
	told_due(json.patch(kept, changes.set("/spend", []))) == {"group": "not-assessed at spend_reviews"}
}
