package dgcheck.lib.posture_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.posture

# The example has a green piece of spending of April to June, reviewed on 23
# July, and an amber one of July to September, reviewed on 15 October.
example := data.examples.assurance.spend_posture.kept

on(declared, date) := found if found := posture.on(changes.day(date)) with input as declared

rated(declared) := found if found := posture.rated with input as declared

asked(declared, i) if posture.asked(declared.spend[i]) with input as declared

free(declared, i) if posture.free(declared.spend[i]) with input as declared

approved(declared, i) if posture.approved(declared.spend[i]) with input as declared

# colours returns the example with an entry of spending of July to September for
# each of the given colours.
colours(list) := json.patch(example, changes.set("/spend", array.concat(
	[example.spend[0]],
	[object.union(example.spend[1], {"review_rating": colour}) | some colour in list],
)))

test_ratings_are_counted_by_quarter if {
	[[quarter.quarter, quarter.red, quarter.amber, quarter.green, quarter.posture] | some quarter in rated(colours(["red", "amber", "amber", "green", ""]))] == [
		["2026-27-Q1", 0, 0, 1, "high-only"],
		["2026-27-Q2", 1, 2, 1, "all"],
	]
}

test_a_red_or_more_than_three_ambers_send_all_spending_to_a_board if {
	every list in [["red"], ["red", "green"], ["amber", "amber", "amber", "amber"]] {
		on(colours(list), "2026-11-22").posture == "all"
	}
}

test_one_to_three_ambers_send_high_and_medium_risk_to_a_board if {
	every list in [["amber"], ["amber", "green"], ["amber", "amber", "amber"]] {
		on(colours(list), "2026-11-22").posture == "high-medium"
	}
}

test_without_red_or_amber_only_high_risk_goes_to_a_board if {
	on(colours(["green"]), "2026-11-22").posture == "high-only"
}

test_the_reason_is_given_in_words if {
	on(colours(["red", "amber"]), "2026-11-22").because == "1 piece of spending of July to September 2026 was rated red, so all spending needs a board's approval."
	on(colours(["amber", "amber", "amber", "amber"]), "2026-11-22").because == "4 pieces of spending of July to September 2026 were rated amber and none red, so all spending needs a board's approval."
	on(colours(["amber"]), "2026-11-22").because == "1 piece of spending of July to September 2026 was rated amber and none red, so spending of high or medium risk needs a board's approval."
	on(colours(["green"]), "2026-11-22").because == "No spending of July to September 2026 was rated red or amber, so only spending of high risk needs a board's approval."
}

test_a_review_decides_from_the_day_it_is_held if {
	on(example, "2026-07-22").posture == "unknown"
	on(example, "2026-07-23").posture == "high-only"
	on(example, "2026-10-14").posture == "high-only"
	on(example, "2026-10-15").posture == "high-medium"
}

test_a_quarter_in_which_nothing_was_rated_changes_nothing if {
	on(colours([]), "2026-11-22").quarter == "2026-27-Q1"
	on(colours(["", ""]), "2026-11-22").posture == "high-only"
}

test_a_quarter_that_was_not_reviewed_changes_nothing if {
	every change in [
		changes.undated("/spend_reviews/1/held_on"),
		changes.dated("/spend_reviews/1/held_on", "2026-11-23"),
		changes.set("/spend_reviews/1/kind", "qbr"),
		changes.drop("/spend_reviews/1"),
	] {
		on(json.patch(example, change), "2026-11-22").quarter == "2026-27-Q1"
	}
}

test_a_quarter_counts_only_once_it_is_over if {
	running := json.patch(example, array.concat(
		changes.set("/spend/2/review_rating", "red"),
		changes.add("/spend_reviews/-", object.union(example.spend_reviews[1], {"quarter": "2026-27-Q3"})),
	))
	on(running, "2026-11-22").quarter == "2026-27-Q2"
}

test_the_order_of_the_reviews_does_not_matter if {
	late := json.patch(example, changes.dated("/spend_reviews/0/held_on", "2026-11-20"))
	on(late, "2026-11-22").quarter == "2026-27-Q2"
	on(late, "2026-11-22").review == 1
}

test_without_a_review_or_without_a_rating_nothing_is_known if {
	on(json.patch(example, changes.set("/spend_reviews", [])), "2026-11-22") == {"posture": "unknown", "quarter": "", "because": "No review of spending had been held by 22 November 2026."}
	unrated := json.patch(colours([]), changes.set("/spend/0/review_rating", ""))
	on(unrated, "2026-11-22").posture == "unknown"
	contains(on(unrated, "2026-11-22").because, "none of the spending it looked at")
}

test_without_spending_nothing_is_known if {
	on(json.patch(example, changes.set("/spend", [])), "2026-11-22").posture == "unknown"
}

# risk returns the example with another risk of its third entry of spending, which
# was committed on 19 October.
risk(declared, level) := json.patch(declared, array.concat(
	changes.set($"/spend/{count(declared.spend) - 1}/risk", level),
	changes.set($"/spend/{count(declared.spend) - 1}/review_rating", ""),
))

after(colour, level) := risk(json.patch(example, changes.set("/spend/1/review_rating", colour)), level)

test_what_is_asked_depends_on_the_risk if {
	every pair in [["red", "low"], ["red", ""], ["amber", "high"], ["amber", "medium"], ["green", "high"]] {
		asked(after(pair[0], pair[1]), 2)
		not free(after(pair[0], pair[1]), 2)
	}
	every pair in [["amber", "low"], ["green", "medium"], ["green", "low"]] {
		not asked(after(pair[0], pair[1]), 2)
		free(after(pair[0], pair[1]), 2)
	}
	every colour in ["amber", "green"] {
		not asked(after(colour, ""), 2)
		not free(after(colour, ""), 2)
	}
}

test_before_any_review_nothing_is_asked_and_nothing_is_free if {
	not asked(example, 0)
	not free(example, 0)
	undated := json.patch(example, changes.undated("/spend/2/committed_on"))
	not asked(undated, 2)
	not free(undated, 2)
}

test_spending_that_is_planned_is_judged_by_what_holds_today if {
	asked(json.patch(example, changes.dated("/spend/2/committed_on", "2027-02-01")), 2)
}

test_an_approval_is_declared_by_any_of_its_parts if {
	approved(example, 2)
	not approved(example, 0)
	every change in [
		changes.set("/spend/0/approval/board", "Programme assurance board"),
		changes.set("/spend/0/approval/ref", "PAB-1"),
		changes.set("/spend/0/approval/forum", "spending"),
		changes.dated("/spend/0/approval/approved_on", "2026-11-22"),
	] {
		approved(json.patch(example, change), 0)
	}
	not approved(json.patch(example, changes.dated("/spend/2/approval/approved_on", "2026-11-23")), 2)
}
