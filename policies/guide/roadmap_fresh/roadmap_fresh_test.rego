package dgcheck.rules.guide.roadmap_fresh_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.roadmap_fresh as rule

kept := data.examples.guide.roadmap_fresh.kept

broken := data.examples.guide.roadmap_fresh.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {found | found := result(declared).severity}

reviewed(date) := json.patch(kept, changes.dated("/roadmap/reviewed", date))

test_a_roadmap_gone_through_within_a_hundred_days_passes if {
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

test_a_roadmap_without_a_day_fails if {
	undated := json.patch(kept, changes.undated("/roadmap/reviewed"))
	told(undated) == told(broken)
	severities(undated) == set()
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	told(reviewed("2026-11-23")) == {"group": "not-assessed"}
}

monthly(date) := json.patch(reviewed(date), changes.set("/roadmap/review_every", "monthly"))

quarterly(date) := json.patch(reviewed(date), changes.set("/roadmap/review_every", "quarterly"))

guide := {"DG-MNT-2": "error"}

standards := {"DS-3-G3": "warning", "DS-3-A3": "warning"}

dues(declared) := {found | found := result(declared).due}

test_a_roadmap_to_be_reviewed_every_month_has_thirty_five_days if {
	told(monthly("2026-10-18")) == told(kept)
	dues(monthly("2026-10-18")) == {"2026-11-22"}
	told(monthly("2026-10-17")) == told(broken)
	severities(monthly("2026-10-17")) == {"warning"}
	severities(monthly("2026-05-16")) == {"warning"}
	severities(monthly("2026-05-15")) == set()
}

test_a_roadmap_to_be_reviewed_every_quarter_has_a_hundred_days if {
	told(quarterly("2026-08-14")) == told(kept)
	told(quarterly("2026-08-13")) == told(broken)
	severities(quarterly("2026-08-13")) == {"warning"}
}

test_the_rhythm_is_asked_only_by_the_standards if {
	told(monthly("2026-08-14")) == told(kept) with data.clauses as guide
	dues(monthly("2026-08-14")) == {"2026-11-22"} with data.clauses as guide
	told(monthly("2026-08-13")) == told(broken) with data.clauses as guide
}

test_the_standards_alone_ask_for_the_rhythm if {
	told(monthly("2026-10-18")) == told(kept) with data.clauses as standards
	told(monthly("2026-10-17")) == told(broken) with data.clauses as standards
	told(reviewed("2026-08-14")) == told(kept) with data.clauses as standards
	told(reviewed("2026-08-13")) == told(broken) with data.clauses as standards
	told(json.patch(kept, changes.undated("/roadmap/reviewed"))) == told(broken) with data.clauses as standards
}
