package dgcheck.rules.guide.services_fresh_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.services_fresh as rule

kept := data.examples.guide.services_fresh.kept

broken := data.examples.guide.services_fresh.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {found | found := result(declared).severity}

reviewed(date) := json.patch(kept, changes.dated("/services_reviewed", date))

test_an_overview_gone_through_within_a_hundred_days_passes if {
	told(kept) == {"group": "pass"}
	told(reviewed("2026-08-14")) == told(kept)
	result(reviewed("2026-08-14")).due == "2026-11-22"
}

test_more_than_a_hundred_days_are_a_warning if {
	told(broken) == {"group": "fail"}
	severities(broken) == {"warning"}
	severities(reviewed("2026-08-13")) == {"warning"}
	severities(reviewed("2026-05-16")) == {"warning"}
}

test_more_than_a_hundred_and_ninety_days_are_an_error if {
	told(reviewed("2026-05-15")) == told(broken)
	severities(reviewed("2026-05-15")) == set()
}

test_an_overview_without_a_day_fails if {
	undated := json.patch(kept, changes.undated("/services_reviewed"))
	told(undated) == told(broken)
	severities(undated) == set()
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	told(reviewed("2026-11-23")) == {"group": "not-assessed"}
}
