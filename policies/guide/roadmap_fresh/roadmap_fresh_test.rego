package dgcheck.rules.guide.roadmap_fresh_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.roadmap_fresh as rule

kept := data.examples.guide.roadmap_fresh.kept

broken := data.examples.guide.roadmap_fresh.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

reviewed(date) := json.patch(kept, changes.dated("/roadmap/reviewed", date))

test_a_roadmap_gone_through_within_a_hundred_days_passes if {
	judged(kept) == {["group", "pass", ["roadmap", "reviewed"]]}
	judged(reviewed("2026-08-14")) == judged(kept)
	{result.due | some result in results(reviewed("2026-08-14"))} == {"2026-11-22"}
}

test_more_than_a_hundred_days_are_a_warning if {
	judged(broken) == {["group", "fail", ["roadmap", "reviewed"]]}
	severities(broken) == {"warning"}
	severities(reviewed("2026-08-13")) == {"warning"}
	severities(reviewed("2026-05-16")) == {"warning"}
}

test_more_than_a_hundred_and_ninety_days_are_an_error if {
	judged(reviewed("2026-05-15")) == judged(broken)
	severities(reviewed("2026-05-15")) == set()
}

test_a_roadmap_without_a_day_fails if {
	undated := json.patch(kept, changes.undated("/roadmap/reviewed"))
	judged(undated) == judged(broken)
	severities(undated) == set()
}

test_a_day_after_the_day_we_judge_cannot_be_assessed if {
	judged(reviewed("2026-11-23")) == {["group", "not-assessed", ["roadmap", "reviewed"]]}
}

monthly(date) := json.patch(reviewed(date), changes.set("/roadmap/review_every", "monthly"))

quarterly(date) := json.patch(reviewed(date), changes.set("/roadmap/review_every", "quarterly"))

guide := {"DG-MNT-2": "error"}

standards := {"DS-3-G3": "warning", "DS-3-A3": "warning"}

dues(declared) := {result.due | some result in results(declared)}

test_a_roadmap_to_be_reviewed_every_month_has_thirty_five_days if {
	judged(monthly("2026-10-18")) == judged(kept)
	dues(monthly("2026-10-18")) == {"2026-11-22"}
	judged(monthly("2026-10-17")) == judged(broken)
	severities(monthly("2026-10-17")) == {"warning"}
	severities(monthly("2026-05-16")) == {"warning"}
	severities(monthly("2026-05-15")) == set()
}

test_a_roadmap_to_be_reviewed_every_quarter_has_a_hundred_days if {
	judged(quarterly("2026-08-14")) == judged(kept)
	judged(quarterly("2026-08-13")) == judged(broken)
	severities(quarterly("2026-08-13")) == {"warning"}
}

test_the_rhythm_is_asked_only_by_the_standards if {
	judged(monthly("2026-08-14")) == judged(kept) with data.clauses as guide
	dues(monthly("2026-08-14")) == {"2026-11-22"} with data.clauses as guide
	judged(monthly("2026-08-13")) == judged(broken) with data.clauses as guide
}

test_the_standards_alone_ask_for_the_rhythm if {
	judged(monthly("2026-10-18")) == judged(kept) with data.clauses as standards
	judged(monthly("2026-10-17")) == judged(broken) with data.clauses as standards
	judged(reviewed("2026-08-14")) == judged(kept) with data.clauses as standards
	judged(reviewed("2026-08-13")) == judged(broken) with data.clauses as standards
	judged(json.patch(kept, changes.undated("/roadmap/reviewed"))) == judged(broken) with data.clauses as standards
}
