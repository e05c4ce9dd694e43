package dgcheck.rules.central.quarterly_review_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.quarterly_review as rule

kept := data.examples.central.quarterly_review.kept

broken := data.examples.central.quarterly_review.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

spring := ["quarter:2026-27-Q1", "pass", ["spend_reviews", 0]]

# summer gives what is said of the quarter that ended last.
summer(change) := {array.slice(verdict, 1, 3) |
	some verdict in judged(json.patch(kept, change))
	verdict[0] == "quarter:2026-27-Q2"
}

missing := {["fail", ["spend_reviews"]]}

test_every_quarter_with_a_review_passes if {
	judged(kept) == {spring, ["quarter:2026-27-Q2", "pass", ["spend_reviews", 1]]}
}

test_a_quarter_without_a_review_fails if {
	judged(broken) == {spring, ["quarter:2026-27-Q2", "fail", ["spend_reviews"]]}
	{result.due | some result in results(broken); result.verdict == "fail"} == {"2026-11-11"}
}

test_there_are_forty_two_days_to_hold_it if {
	every day, verdict in {"2026-11-11": "not-due", "2026-11-12": "fail"} {
		found := rule.results with input as json.patch(broken, changes.set("/as_of_day", changes.day(day)))
		{[result.verdict, result.due] | some result in found; result.subject == "quarter:2026-27-Q2"} == {[verdict, "2026-11-11"]}
	}
}

test_a_late_review_passes if {
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-11")) == {["pass", ["spend_reviews", 1]]}
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-22")) == {["pass", ["spend_reviews", 1]]}
}

test_a_review_after_the_day_we_judge_does_not_count if {
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-23")) == missing
}

test_a_review_without_a_day_fails_at_the_place_of_its_day if {
	summer(changes.undated("/spend_reviews/1/held_on")) == {["fail", ["spend_reviews", 1, "held_on"]]}
}

test_a_review_of_spending_does_not_count if {
	summer(changes.set("/spend_reviews/1/kind", "spend")) == missing
}

test_a_fail_rests_on_reviews_that_may_be_of_the_quarter if {
	found := results(json.patch(kept, array.concat(changes.set("/spend_reviews/1/kind", "spend"), changes.set("/spend_reviews/0/quarter", ""))))
	{[result.subject, result.rests_on] | some result in found} == {
		["quarter:2026-27-Q1", [["spend_reviews", 0]]],
		["quarter:2026-27-Q2", [["spend_reviews", 1], ["spend_reviews", 0]]],
	}
}

test_of_two_reviews_the_first_counts if {
	again := object.union(kept.spend_reviews[1], {"subject": "quarter:2026-27-Q2#2", "held_on": "2026-10-10", "held_on_day": changes.day("2026-10-10")})
	summer(changes.add("/spend_reviews/-", again)) == {["pass", ["spend_reviews", 2]]}
}

test_a_review_has_two_chairs if {
	place := ["spend_reviews", 1, "chairs"]
	summer(changes.drop("/spend_reviews/1/chairs/0")) == {["fail", place]}
	summer(changes.set("/spend_reviews/1/chairs", [])) == {["fail", place]}
	summer(changes.set("/spend_reviews/1/chairs/0/role", "")) == {["fail", place]}
	one := results(json.patch(kept, changes.drop("/spend_reviews/1/chairs/0")))
	{result.severity | some result in one; result.verdict == "fail"} == {"info"}
}

test_chairs_are_asked_for_only_with_the_pack if {
	found := rule.results with input as json.patch(kept, changes.set("/spend_reviews/1/chairs", []))
		with data.clauses as {}
	{result.verdict | some result in found} == {"pass"}
}

test_a_quarter_that_began_before_the_group_is_not_asked if {
	judged(json.patch(kept, changes.dated("/group/founded", "2026-04-02"))) == {["quarter:2026-27-Q2", "pass", ["spend_reviews", 1]]}
	judged(json.patch(kept, changes.dated("/group/founded", "2026-07-02"))) == {["group", "not-applicable", ["spend_reviews"]]}
}
