package dgcheck.rules.guide.pipeline_fresh_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.pipeline_fresh as rule

kept := data.examples.guide.pipeline_fresh.kept

broken := data.examples.guide.pipeline_fresh.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

updated(date) := json.patch(kept, changes.dated("/pipeline/updated", date))

test_a_pipeline_gone_through_within_thirty_five_days_passes if {
	judged(kept) == {["group", "pass", ["pipeline", "updated"]]}
	judged(updated("2026-10-18")) == judged(kept)
	{result.due | some result in results(updated("2026-10-18"))} == {"2026-11-22"}
}

test_more_than_thirty_five_days_are_a_warning if {
	judged(updated("2026-10-17")) == judged(broken)
	severities(updated("2026-10-17")) == {"warning"}
	severities(updated("2026-08-14")) == {"warning"}
}

test_more_than_a_hundred_days_are_an_error if {
	judged(broken) == {["group", "fail", ["pipeline", "updated"]]}
	severities(broken) == set()
	severities(updated("2026-08-13")) == set()
}

test_a_pipeline_without_a_day_fails if {
	undated := json.patch(kept, changes.undated("/pipeline/updated"))
	judged(undated) == judged(broken)
	severities(undated) == set()
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	judged(updated("2026-11-23")) == {["group", "not-assessed", ["pipeline", "updated"]]}
}
