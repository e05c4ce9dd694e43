package dgcheck.rules.guide.pipeline_fresh_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.pipeline_fresh as rule

kept := data.examples.guide.pipeline_fresh.kept

broken := data.examples.guide.pipeline_fresh.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {found | found := result(declared).severity}

updated(date) := json.patch(kept, changes.dated("/pipeline/updated", date))

test_a_pipeline_gone_through_within_thirty_five_days_passes if {
	told(kept) == {"group": "pass"}
	told(updated("2026-10-18")) == told(kept)
	result(updated("2026-10-18")).due == "2026-11-22"
}

test_more_than_thirty_five_days_are_a_warning if {
	told(updated("2026-10-17")) == told(broken)
	severities(updated("2026-10-17")) == {"warning"}
	severities(updated("2026-08-14")) == {"warning"}
}

test_more_than_a_hundred_days_are_an_error if {
	told(broken) == {"group": "fail"}
	severities(broken) == set()
	severities(updated("2026-08-13")) == set()
}

test_a_pipeline_without_a_day_fails if {
	undated := json.patch(kept, changes.undated("/pipeline/updated"))
	told(undated) == told(broken)
	severities(undated) == set()
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	told(updated("2026-11-23")) == {"group": "not-assessed"}
}
