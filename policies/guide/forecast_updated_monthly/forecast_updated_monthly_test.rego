package dgcheck.rules.guide.forecast_updated_monthly_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.forecast_updated_monthly as rule

kept := data.examples.guide.forecast_updated_monthly.kept

broken := data.examples.guide.forecast_updated_monthly.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {found | found := result(declared).severity}

# updated is the example with other days.
updated(dates) := json.patch(kept, array.concat(
	changes.set("/finance/forecast_updated", dates),
	changes.set("/finance/forecast_updated_days", [changes.day(date) | some date in dates]),
))

test_an_update_this_month_passes if {
	told(kept) == {"group": "pass"}
}

test_two_months_missed_are_an_error if {
	told(broken) == {"group": "fail"}
	severities(broken) == set()
}

test_one_month_missed_is_a_warning if {
	told(updated(["2026-10-01"])) == {"group": "fail"}
	severities(updated(["2026-10-01"])) == {"warning"}
	severities(updated(["2026-10-31"])) == {"warning"}
	severities(updated(["2026-09-30"])) == set()
}

test_the_latest_of_several_counts if {
	told(updated(["2026-11-01", "2026-08-06"])) == {"group": "pass"}
}

test_up_to_the_twentieth_an_update_last_month_is_enough if {
	cycle := {"from_day": changes.day("2026-10-01"), "missed_from_day": changes.day("2026-09-01"), "due": "2026-10-20", "next": {"2026-10": "2026-11-20", "2026-11": "2026-12-20"}}
	judged.told_due(rule) == {"group": "pass by 2026-11-20"} with input as updated(["2026-10-01"]) with data.calendar.forecast_update as cycle
}

test_no_day_at_all_fails if {
	told(updated([])) == {"group": "fail"}
	severities(updated([])) == set()
}

test_an_update_after_the_day_we_judge_cannot_be_assessed if {
	told(updated(["2026-11-23"])) == {"group": "not-assessed"}
}

test_an_update_after_the_day_we_judge_is_left_out_beside_others if {
	told(updated(["2026-11-02", "2026-11-23"])) == {"group": "pass"}
}

test_a_day_that_cannot_be_read_is_not_a_day if {
	unread := json.patch(updated(["2026-11-02"]), changes.set("/finance/forecast_updated_days", [null]))
	told(unread) == {"group": "fail"}
}

test_an_update_on_the_day_we_judge_passes if {
	told(updated(["2026-11-22"])) == {"group": "pass"}
}

test_an_update_that_is_in_time_says_when_the_next_is_due if {
	judged.told_due(rule) == {"group": "pass by 2026-12-20"} with input as updated(["2026-11-02"])
}
