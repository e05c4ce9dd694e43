package dgcheck.rules.strategy.learning_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.learning_plan as rule

kept := data.examples.strategy.learning_plan.kept

broken := data.examples.strategy.learning_plan.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

at := ["team", "learning", "needs_reviewed"]

said(declared) := found if found := judged.message(rule) with input as declared

test_needs_that_were_looked_at_this_year_pass if {
	told(kept) == {"group": "pass"}
	result(kept).due == "2027-05-19"
}

test_without_groups_that_come_first_the_group_fails if {
	told(broken) == {"group": "fail at team/learning/priority_groups"}
	told(json.patch(kept, changes.set("/team/learning/priority_groups", [""]))) == told(broken)
}

test_a_year_is_in_time_and_a_day_more_is_not if {
	told(json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2025-11-22"))) == told(kept)
	late := json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2025-11-21"))
	told(late) == {"group": "fail"}
	result(late).due == "2026-11-21"
}

test_needs_that_were_never_looked_at_fail if {
	told(json.patch(kept, changes.undated("/team/learning/needs_reviewed"))) == {"group": "fail"}
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2026-11-23"))) == {"group": "not-assessed"}
	told(json.patch(broken, changes.dated("/team/learning/needs_reviewed", "2026-11-23"))) == told(broken)
}

test_posts_not_filled_and_a_missing_plan_are_said_beside_the_pass if {
	endswith(said(kept), " Posts not filled: 1.")
	not contains(said(json.patch(kept, changes.set("/team/vacancies", null))), "Posts")
	contains(said(json.patch(kept, changes.set("/team/learning/plan_url", ""))), "No plan for learning is linked.")
	not contains(said(kept), "No plan")
}

test_without_its_clause_a_condition_is_not_applied if {
	judged.verdict(rule) == "pass" with input as broken with data.clauses as {"ST-M5-2": "info"}
}

test_without_the_clause_on_needs_their_day_is_not_asked if {
	judged.verdict(rule) == "pass" with input as json.patch(kept, changes.undated("/team/learning/needs_reviewed")) with data.clauses as {"ST-M5-5": "info"}
}
