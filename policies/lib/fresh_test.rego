package dgcheck.lib.fresh_test

import data.dgcheck.lib.fresh
import data.dgcheck.lib.seen_test as seen

document := {"as_of_day": 20779, "evidence": {"asked": {}, "sources": {}, "facts": {}, "unknown": {}, "kinds": {}, "notes": []}}

limits := {"warn_days": 35, "error_days": 100}

judged(age) := result if {
	result := fresh.gone_through("The roadmap", ["roadmap"], 20779 - age, limits) with input as document
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
	missing := fresh.gone_through("The roadmap", ["roadmap"], null, limits) with input as document
	missing.fail
}

test_a_warning_set_later_than_the_error_never_gives_two_verdicts if {
	swapped := {"warn_days": 200, "error_days": 100}
	early := fresh.gone_through("The roadmap", ["roadmap"], 20779 - 150, swapped) with input as document
	early.pass
	late := fresh.gone_through("The roadmap", ["roadmap"], 20779 - 201, swapped) with input as document
	late.fail
	object.get(late, "severity", "none") == "none"
}

# told returns the result for a declared day (or null). The history is in the given state,
# such as "complete", and has changes of the roadmap on the given days.
told(day, state, changed) := result if {
	result := fresh.gone_through("The roadmap", ["roadmap"], day, limits) with input as seen.with_history(document, state, "2026-01-01", [["roadmap", "changed", on, ""] | some on in changed])
}

test_a_change_that_was_seen_counts_as_going_through if {
	told(null, "complete", ["2026-11-02"]).pass == "The roadmap was last changed on 2 November 2026, 20 days ago, which counts as gone through."
	told(20000, "incomplete", ["2026-11-02"]).pass
	told(20000, "complete", ["2026-11-02"]).due == "2026-12-07"
	told(null, "complete", ["2026-10-01"]).severity == "warning"
	told(null, "complete", ["2026-06-01"]).fail
}

test_what_is_declared_stands_beside_what_was_seen if {
	told(20770, "complete", ["2026-11-02"]).pass == "The roadmap was last gone through on 13 November 2026, 9 days ago. A change was seen on 2 November 2026."
	told(20770, "complete", []).pass == "The roadmap was last gone through on 13 November 2026, 9 days ago. No change was seen since 18 October 2026."
	told(20770, "incomplete", []).pass == "The roadmap was last gone through on 13 November 2026, 9 days ago. Not looked at: the history of the files. It is shallow."
	told(20000, "incomplete", []).fail
}

test_without_a_day_only_a_whole_history_lets_it_fail if {
	told(null, "complete", []).fail == "The roadmap does not say when it was last gone through. No change was seen since 18 October 2026."
	contains(told(null, "incomplete", [])["not-assessed"], "It is shallow.")
	told(null, "incomplete", ["2026-06-01"])["not-assessed"]
}
