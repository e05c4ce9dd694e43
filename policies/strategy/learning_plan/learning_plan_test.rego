package dgcheck.rules.strategy.learning_plan_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.learning_plan as rule

kept := data.examples.strategy.learning_plan.kept

broken := data.examples.strategy.learning_plan.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["team", "learning", "needs_reviewed"]

said(declared) := [result.because | some result in results(declared)][0]

test_needs_that_were_looked_at_this_year_pass if {
	judged(kept) == {["group", "pass", at]}
	{result.due | some result in results(kept)} == {"2027-05-19"}
}

test_without_groups_that_come_first_the_group_fails if {
	judged(broken) == {["group", "fail", ["team", "learning", "priority_groups"]]}
	judged(json.patch(kept, changes.set("/team/learning/priority_groups", [""]))) == judged(broken)
}

test_a_year_is_in_time_and_a_day_more_is_not if {
	judged(json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2025-11-22"))) == judged(kept)
	late := json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2025-11-21"))
	judged(late) == {["group", "fail", at]}
	{result.due | some result in results(late)} == {"2026-11-21"}
}

test_needs_that_were_never_looked_at_fail if {
	judged(json.patch(kept, changes.undated("/team/learning/needs_reviewed"))) == {["group", "fail", at]}
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/team/learning/needs_reviewed", "2026-11-23"))) == {["group", "not-assessed", at]}
	judged(json.patch(broken, changes.dated("/team/learning/needs_reviewed", "2026-11-23"))) == judged(broken)
}

test_posts_not_filled_and_a_missing_plan_are_said_beside_the_pass if {
	endswith(said(kept), " Posts not filled: 1.")
	not contains(said(json.patch(kept, changes.set("/team/vacancies", null))), "Posts")
	contains(said(json.patch(kept, changes.set("/team/learning/plan_url", ""))), "No plan for learning is linked.")
	not contains(said(kept), "No plan")
}

test_without_its_clause_a_condition_is_not_applied if {
	results := rule.results with input as broken with data.clauses as {"ST-M5-2": "info"}
	{result.verdict | some result in results} == {"pass"}
}

test_without_the_clause_on_needs_their_day_is_not_asked if {
	results := rule.results with input as json.patch(kept, changes.undated("/team/learning/needs_reviewed")) with data.clauses as {"ST-M5-5": "info"}
	{result.verdict | some result in results} == {"pass"}
}
