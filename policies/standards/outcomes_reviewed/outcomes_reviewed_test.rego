package dgcheck.rules.standards.outcomes_reviewed_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.outcomes_reviewed as rule

kept := data.examples.standards.outcomes_reviewed.kept

broken := data.examples.standards.outcomes_reviewed.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

passes := {["group", "pass", ["outcomes_reviewed"]]}

fails := {["group", "fail", ["outcomes_reviewed"]]}

reviewed(date) := json.patch(kept, changes.dated("/outcomes_reviewed", date))

test_outcomes_gone_through_within_a_hundred_days_pass if {
	judged(kept) == passes
	judged(reviewed("2026-08-14")) == passes
	{result.due | some result in results(reviewed("2026-08-14"))} == {"2026-11-22"}
}

test_a_hundred_and_one_days_fail if {
	judged(reviewed("2026-08-13")) == fails
	judged(broken) == fails
	judged(reviewed("2020-01-01")) == fails
}

test_outcomes_without_a_day_fail if {
	judged(json.patch(kept, changes.undated("/outcomes_reviewed"))) == fails
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	judged(reviewed("2026-11-23")) == {["group", "not-assessed", ["outcomes_reviewed"]]}
}
