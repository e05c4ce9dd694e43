package dgcheck.rules.central.quarterly_review_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.quarterly_review as rule

kept := data.examples.central.quarterly_review.kept

broken := data.examples.central.quarterly_review.broken

# In most tests a review is required every quarter.
quarterly := object.union(data.params, {"qbr": {"every": "quarter"}})

results(declared) := found if found := rule.results with input as declared with data.params as quarterly

told(declared) := found if found := judged.told(rule) with input as declared with data.params as quarterly

# half_yearly returns the results with the default figures.
half_yearly(declared) := found if found := judged.told(rule) with input as declared

spring := {"2026-27-Q1": "pass at spend_reviews/0"}

# summer returns the result for the quarter that ended last.
summer(change) := told(json.patch(kept, change))["2026-27-Q2"]

test_every_quarter_with_a_review_passes if {
	told(kept) == object.union({"2026-27-Q2": "pass at spend_reviews/1"}, spring)
}

test_a_quarter_without_a_review_fails if {
	told(broken) == {"2026-27-Q1": "fail", "2026-27-Q2": "fail"}
	{result.due | some result in results(broken); result.fail} == {"2026-08-11", "2026-11-11"}
}

test_there_are_forty_two_days_to_hold_it if {
	every day, verdict in {"2026-11-11": "not-due", "2026-11-12": "fail"} {
		found := judged.told_due(rule) with input as json.patch(broken, changes.set("/as_of_day", changes.day(day))) with data.params as quarterly
		found["2026-27-Q2"] == $"{verdict} by 2026-11-11"
	}
}

test_a_late_review_passes if {
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-11")) == "pass at spend_reviews/1"
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-22")) == "pass at spend_reviews/1"
}

test_a_review_after_the_day_we_judge_does_not_count if {
	summer(changes.dated("/spend_reviews/1/held_on", "2026-11-23")) == "fail"
}

test_a_review_without_a_day_fails_at_the_place_of_its_day if {
	summer(changes.undated("/spend_reviews/1/held_on")) == "fail at spend_reviews/1/held_on"
}

test_a_review_of_spending_does_not_count if {
	summer(changes.set("/spend_reviews/1/kind", "spend")) == "fail"
}

test_a_fail_rests_on_reviews_that_may_be_of_the_quarter if {
	found := results(json.patch(kept, array.concat(changes.set("/spend_reviews/1/kind", "spend"), changes.set("/spend_reviews/0/quarter", ""))))
	{quarter: result.rests_on | some quarter, result in found} == {
		"2026-27-Q1": [["spend_reviews", 0]],
		"2026-27-Q2": [["spend_reviews", 1], ["spend_reviews", 0]],
	}
}

test_of_two_reviews_the_first_counts if {
	again := object.union(kept.spend_reviews[1], {"subject": "quarter:2026-27-Q2#2", "held_on": "2026-10-10", "held_on_day": changes.day("2026-10-10")})
	summer(changes.add("/spend_reviews/-", again)) == "pass at spend_reviews/2"
}

test_a_review_has_two_chairs if {
	unchaired := "fail at spend_reviews/1/chairs"
	summer(changes.drop("/spend_reviews/1/chairs/0")) == unchaired
	summer(changes.set("/spend_reviews/1/chairs", [])) == unchaired
	summer(changes.set("/spend_reviews/1/chairs/0/role", "")) == unchaired
	one := results(json.patch(kept, changes.drop("/spend_reviews/1/chairs/0")))
	{result.severity | some result in one; result.fail} == {"info"}
}

test_chairs_are_asked_for_only_with_the_pack if {
	found := judged.verdicts(rule) with input as json.patch(kept, changes.set("/spend_reviews/1/chairs", []))
		with data.clauses as {} with data.params as quarterly
	found == {"2026-27-Q1": "pass", "2026-27-Q2": "pass"}
}

test_a_quarter_that_began_before_the_group_is_not_asked if {
	told(json.patch(kept, changes.dated("/group/founded", "2026-04-02"))) == {"2026-27-Q2": "pass at spend_reviews/1"}
	told(json.patch(kept, changes.dated("/group/founded", "2026-07-02"))) == {"group": "not-applicable"}
}

test_a_review_in_each_half_of_the_year_is_enough if {
	first := {"2026-27-Q1": "not-applicable"}
	half_yearly(kept) == object.union(first, {"2026-27-Q2": "pass at spend_reviews/0"})
	half_yearly(json.patch(kept, changes.drop("/spend_reviews/0"))) == object.union(first, {"2026-27-Q2": "pass at spend_reviews/0"})
	half_yearly(broken) == object.union(first, {"2026-27-Q2": "fail"})
}

test_of_a_half_year_only_whole_quarters_of_the_group_are_asked if {
	first := changes.drop("/spend_reviews/1")
	half_yearly(json.patch(kept, array.concat(first, changes.dated("/group/founded", "2026-04-01"))))["2026-27-Q2"] == "pass at spend_reviews/0"
	half_yearly(json.patch(kept, array.concat(first, changes.dated("/group/founded", "2026-04-02")))) == {"2026-27-Q2": "fail"}
	half_yearly(json.patch(kept, changes.dated("/group/founded", "2026-04-02"))) == {"2026-27-Q2": "pass at spend_reviews/1"}
}

test_a_review_a_year_is_asked_for_at_the_end_of_the_year if {
	found := judged.told(rule) with input as broken with data.params as object.union(data.params, {"qbr": {"every": "year"}})
	found == {"2026-27-Q1": "not-applicable", "2026-27-Q2": "not-applicable"}
}

test_a_half_year_is_named_whole if {
	found := rule.results["2026-27-Q2"].fail with input as broken
	contains(found, "business review of April to September 2026; it was due by 11 November")
}

test_a_half_year_over_new_year_has_both_years if {
	quarter := {"quarter": "2026-27-Q4", "name": "January to March 2027", "first": "2027-01-01", "last": "2027-03-31"}
	rule.year_of({"first": "2026-10-01"}, quarter) == " 2026"
	rule.year_of(quarter, quarter) == ""
}
