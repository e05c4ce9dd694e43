package dgcheck.lib.fresh_test

import data.dgcheck.lib.fresh

document := {"as_of_day": 20779}

limits := {"warn_days": 35, "error_days": 100}

judged(age) := result if {
	result := fresh.gone_through("The roadmap", 20779 - age, limits) with input as document
}

test_within_its_days_it_passes if {
	judged(0).pass
	judged(35).pass
}

test_a_little_late_is_a_warning if {
	every age in [36, 100] {
		late := judged(age)
		late.fail
		late.severity == "warning"
	}
}

test_long_overdue_has_the_severity_of_the_rule if {
	overdue := judged(101)
	overdue.fail
	object.get(overdue, "severity", "none") == "none"
}

test_the_day_it_was_due_is_the_last_one_without_a_warning if {
	judged(0).due == "2026-12-27"
	judged(101).due == "2026-09-17"
}

test_the_reason_says_when_and_how_long_ago if {
	judged(0).pass == "The roadmap was last gone through on 22 November 2026, today."
	judged(36).fail == "The roadmap was last gone through on 17 October 2026, 36 days ago."
}

test_a_later_day_is_not_assessed if {
	judged(-1)["not-assessed"]
}

test_without_a_day_it_fails if {
	missing := fresh.gone_through("The roadmap", null, limits) with input as document
	missing.fail
}

test_a_warning_set_later_than_the_error_never_gives_two_verdicts if {
	swapped := {"warn_days": 200, "error_days": 100}
	early := fresh.gone_through("The roadmap", 20779 - 150, swapped) with input as document
	early.pass
	late := fresh.gone_through("The roadmap", 20779 - 201, swapped) with input as document
	late.fail
	object.get(late, "severity", "none") == "none"
}
