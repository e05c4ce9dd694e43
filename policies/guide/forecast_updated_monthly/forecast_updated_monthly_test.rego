package dgcheck.rules.guide.forecast_updated_monthly_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.guide.forecast_updated_monthly as rule

kept := data.examples.guide.forecast_updated_monthly.kept

broken := data.examples.guide.forecast_updated_monthly.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {found | found := result(declared).severity}

# updated returns the example with other days.
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

forecast_on(declared, state, days) := seen.with_history(declared, state, "2026-01-01", [["finance/2026-12", "forecast", on, "100"] | some on in days])

undated := json.patch(kept, changes.set("/finance/forecast_updated_days", []))

test_a_forecast_that_changed_counts_as_updated if {
	told(forecast_on(undated, "complete", ["2026-11-09"])) == {"group": "pass"}
	told(forecast_on(undated, "incomplete", ["2026-11-09"])) == {"group": "pass"}
	told(forecast_on(broken, "complete", ["2026-11-09"])) == {"group": "pass"}
	contains(judged.message(rule), "which counts as an update") with input as forecast_on(undated, "complete", ["2026-11-09"])
}

test_a_forecast_that_nobody_saw_change if {
	told(forecast_on(undated, "complete", [])) == {"group": "fail"}
	told(forecast_on(undated, "incomplete", [])) == {"group": "not-assessed"}
	told(forecast_on(undated, "incomplete", ["2026-02-01"])) == {"group": "not-assessed"}
	told(forecast_on(broken, "incomplete", [])) == told(broken)
}

test_a_new_day_without_a_new_figure_is_a_sentence if {
	told(forecast_on(kept, "complete", [])) == {"group": "pass"}
	contains(judged.message(rule), "so only the day is new") with input as forecast_on(kept, "complete", [])
	contains(judged.message(rule), "Not looked at: the history of the files.") with input as forecast_on(kept, "incomplete", [])
	private := json.patch(kept, changes.set("/finance/mode", "headline"))
	not contains(judged.message(rule), "only the day") with input as forecast_on(private, "complete", [])
}
