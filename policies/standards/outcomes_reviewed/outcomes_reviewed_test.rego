package dgcheck.rules.standards.outcomes_reviewed_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcomes_reviewed as rule

kept := data.examples.standards.outcomes_reviewed.kept

broken := data.examples.standards.outcomes_reviewed.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail"}

reviewed(date) := json.patch(kept, changes.dated("/outcomes_reviewed", date))

test_outcomes_gone_through_within_a_hundred_days_pass if {
	told(kept) == passes
	told(reviewed("2026-08-14")) == passes
	result(reviewed("2026-08-14")).due == "2026-11-22"
}

test_a_hundred_and_one_days_fail if {
	told(reviewed("2026-08-13")) == fails
	told(broken) == fails
	told(reviewed("2020-01-01")) == fails
}

test_outcomes_without_a_day_fail if {
	told(json.patch(kept, changes.undated("/outcomes_reviewed"))) == fails
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	told(reviewed("2026-11-23")) == {"group": "not-assessed"}
}
