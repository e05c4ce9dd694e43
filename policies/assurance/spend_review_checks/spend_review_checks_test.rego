package dgcheck.rules.assurance.spend_review_checks_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.spend_review_checks as rule

kept := data.examples.assurance.spend_review_checks.kept

broken := data.examples.assurance.spend_review_checks.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for July to September, and its severity.
about(declared) := [told(declared)["2026-27-Q2"], object.get(results(declared)["2026-27-Q2"], "severity", "")]

because(declared) := found if found := judged.messages(rule)["2026-27-Q2"] with input as declared

passes := ["pass at spend_reviews/1/checks", ""]

test_reviews_that_found_nothing_pass if {
	told(kept) == {"2026-27-Q1": "pass at spend_reviews/0/checks", "2026-27-Q2": "pass at spend_reviews/1/checks"}
}

test_what_a_review_did_not_find_fails if {
	about(broken) == ["fail at spend_reviews/1/checks/aligned", "warning"]
	every key in ["declared", "aligned", "tcop"] {
		about(json.patch(kept, changes.set($"/spend_reviews/1/checks/{key}", false))) == [$"fail at spend_reviews/1/checks/{key}", "warning"]
	}
}

test_what_a_review_does_not_say_cannot_be_judged if {
	every key in ["declared", "aligned", "tcop"] {
		about(json.patch(kept, changes.set($"/spend_reviews/1/checks/{key}", null))) == [$"not-assessed at spend_reviews/1/checks/{key}", ""]
	}
}

none := array.flatten([changes.set($"/spend_reviews/1/checks/{key}", null) | some key in ["declared", "aligned", "tcop"]])

test_a_review_that_says_nothing_gets_one_sentence if {
	about(json.patch(kept, none)) == ["not-assessed at spend_reviews/1/checks", ""]
	count(split(because(json.patch(kept, none)), ". ")) == 1
}

test_a_review_that_was_not_held_is_not_looked_at if {
	every change in [
		changes.undated("/spend_reviews/1/held_on"),
		changes.dated("/spend_reviews/1/held_on", "2026-11-23"),
		changes.set("/spend_reviews/1/kind", "qbr"),
		changes.set("/spend_reviews/1/quarter", ""),
		changes.drop("/spend_reviews/1"),
	] {
		told(json.patch(broken, change)) == {"2026-27-Q1": "pass at spend_reviews/0/checks"}
	}
}

test_without_a_review_there_is_nothing_to_judge if {
	told(json.patch(kept, changes.set("/spend_reviews", []))) == {"group": "not-applicable"}
}

test_the_latest_review_of_a_quarter_counts if {
	again := object.union(kept.spend_reviews[1], {"held_on": "2026-11-05", "held_on_day": changes.day("2026-11-05")})
	about(json.patch(broken, changes.add("/spend_reviews/-", again))) == ["pass at spend_reviews/2/checks", ""]
}

test_spending_recorded_late_or_not_at_all_was_not_declared_in_time if {
	late := ["fail at spend/1/recorded_on", "warning"]
	about(json.patch(kept, changes.dated("/spend/1/recorded_on", "2026-08-17"))) == passes
	about(json.patch(kept, changes.dated("/spend/1/recorded_on", "2026-08-18"))) == late
	about(json.patch(kept, changes.undated("/spend/1/recorded_on"))) == late
	about(json.patch(kept, changes.dated("/spend/1/recorded_on", "2026-11-23"))) == late
}

test_spending_that_may_still_be_recorded_is_not_late if {
	recent := json.patch(kept, array.concat(changes.undated("/spend/1/recorded_on"), changes.set("/as_of_day", changes.day("2026-08-17"))))
	early := json.patch(recent, changes.dated("/spend_reviews/1/held_on", "2026-08-17"))
	about(early) == passes
	about(json.patch(early, changes.set("/as_of_day", changes.day("2026-08-18")))) == ["fail at spend/1/recorded_on", "warning"]
}

test_spending_above_the_limit_fails_and_spending_at_the_limit_does_not if {
	about(json.patch(kept, changes.set("/group/delegated_limit_pence", 9000000))) == passes
	about(json.patch(kept, changes.set("/group/delegated_limit_pence", 8999999))) == ["fail at spend/1/amount", "warning"]
	about(json.patch(kept, changes.set("/group/delegated_limit_pence", null))) == passes
}

test_an_amount_that_is_not_given_is_not_above_the_limit if {
	about(json.patch(kept, changes.set("/spend/1/amount_pence", null))) == passes
}

# The actual costs of July to September are 183,840 pounds.
test_more_recorded_than_spent_is_only_mentioned if {
	beyond := json.patch(kept, changes.set("/spend/1/amount_pence", 18384001))
	about(beyond) == ["fail at finance", "info"]
	about(json.patch(beyond, changes.set("/spend/1/amount_pence", 18384000))) == passes
}

test_costs_are_not_compared_while_any_are_unknown if {
	beyond := json.patch(kept, changes.set("/spend/1/amount_pence", 18384001))
	some i, row in beyond.finance.rows
	row.month == "2026-09"
	about(changes.summed(json.patch(beyond, changes.set($"/finance/rows/{i}/actual_pence", null)))) == passes
	about(json.patch(beyond, changes.drop("/finance/by_month/2026-09"))) == passes
}

test_costs_that_are_private_are_not_compared if {
	beyond := json.patch(kept, changes.set("/spend/1/amount_pence", 18384001))
	about(json.patch(beyond, changes.set("/finance/mode", "headline"))) == passes
}

test_spending_that_is_not_recorded_is_not_compared_with_costs if {
	unrecorded := json.patch(kept, array.concat(changes.set("/spend/1/amount_pence", 18384001), changes.undated("/spend/1/recorded_on")))
	results(unrecorded)["2026-27-Q2"].at == ["spend", 1, "recorded_on"]
}

# soil-checks moved to public beta on 13 July and went live on 24 August.
test_a_move_without_its_assessment_fails if {
	about(json.patch(kept, changes.drop("/assessments/3"))) == ["fail at services/0/phases/4/from", "warning"]
	about(json.patch(kept, changes.set("/assessments/3/result", "red"))) == ["fail at services/0/phases/4/from", "warning"]
}

test_an_assessment_held_late_counts_once_it_is_held if {
	about(json.patch(kept, changes.dated("/assessments/3/held_on", "2026-09-30"))) == passes
	about(json.patch(kept, changes.dated("/assessments/3/held_on", "2026-10-01"))) == ["fail at services/0/phases/4/from", "warning"]
}

test_a_move_after_the_quarter_is_not_looked_at if {
	results(json.patch(kept, changes.drop("/assessments/3")))["2026-27-Q1"].pass == ""
	about(json.patch(kept, changes.drop("/assessments/5"))) == passes
}

test_services_that_need_no_assessment_are_left_out if {
	missing := json.patch(kept, changes.drop("/assessments/3"))
	every change in [
		changes.set("/services/0/transactional", false),
		array.concat(changes.set("/services/0/assessment/required", false), changes.set("/services/0/assessment/reason", "Pilot for one farm")),
		changes.dated("/group/assess_from", "2026-08-25"),
		changes.undated("/group/founded"),
		changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-02", "from_day": changes.day("2026-11-02")}),
	] {
		about(json.patch(missing, change)) == passes
	}
}

test_several_moves_without_assessments_are_counted if {
	contains(because(json.patch(kept, array.concat(changes.drop("/assessments/3"), changes.drop("/assessments/2")))), ", and 1 more were lacking.")
}

test_several_pieces_of_spending_are_counted if {
	late := json.patch(kept, changes.dated("/spend/1/recorded_on", "2026-08-18"))
	two := json.patch(late, changes.add("/spend/-", late.spend[1]))
	contains(because(two), "sp-2 and 1 more were not recorded in time.")
	limited := json.patch(two, changes.set("/group/delegated_limit_pence", 1))
	contains(because(limited), "sp-2 and 1 more are above what the group may commit by itself.")
}

test_all_that_was_found_is_said if {
	both := json.patch(broken, changes.dated("/spend/1/recorded_on", "2026-08-18"))
	about(both) == ["fail at spend_reviews/1/checks/aligned", "warning"]
	contains(because(both), "sp-2 was not recorded in time.")
}
