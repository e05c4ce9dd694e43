package dgcheck.rules.guide.forecast_updated_monthly_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.forecast_updated_monthly as rule

kept := data.examples.guide.forecast_updated_monthly.kept

broken := data.examples.guide.forecast_updated_monthly.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

# updated is the example with other days.
updated(dates) := json.patch(kept, array.concat(
	changes.set("/finance/forecast_updated", dates),
	changes.set("/finance/forecast_updated_days", [changes.day(date) | some date in dates]),
))

test_an_update_this_month_passes if {
	judged(kept) == {["group", "pass", ["finance", "forecast_updated"]]}
}

test_two_months_missed_are_an_error if {
	judged(broken) == {["group", "fail", ["finance", "forecast_updated"]]}
	severities(broken) == set()
}

test_one_month_missed_is_a_warning if {
	judged(updated(["2026-10-01"])) == {["group", "fail", ["finance", "forecast_updated"]]}
	severities(updated(["2026-10-01"])) == {"warning"}
	severities(updated(["2026-10-31"])) == {"warning"}
	severities(updated(["2026-09-30"])) == set()
}

test_the_latest_of_several_counts if {
	judged(updated(["2026-11-01", "2026-08-06"])) == {["group", "pass", ["finance", "forecast_updated"]]}
}

test_up_to_the_twentieth_an_update_last_month_is_enough if {
	cycle := {"from_day": changes.day("2026-10-01"), "missed_from_day": changes.day("2026-09-01"), "due": "2026-10-20", "next": {"2026-10": "2026-11-20", "2026-11": "2026-12-20"}}
	results := rule.results with input as updated(["2026-10-01"]) with data.calendar.forecast_update as cycle
	{[result.verdict, result.due] | some result in results} == {["pass", "2026-11-20"]}
}

test_no_day_at_all_fails if {
	judged(updated([])) == {["group", "fail", ["finance", "forecast_updated"]]}
	severities(updated([])) == set()
}

test_an_update_after_the_day_we_judge_cannot_be_assessed if {
	judged(updated(["2026-11-23"])) == {["group", "not-assessed", ["finance", "forecast_updated"]]}
}

test_an_update_after_the_day_we_judge_is_left_out_beside_others if {
	judged(updated(["2026-11-02", "2026-11-23"])) == {["group", "pass", ["finance", "forecast_updated"]]}
}

test_a_day_that_cannot_be_read_is_not_a_day if {
	unread := json.patch(updated(["2026-11-02"]), changes.set("/finance/forecast_updated_days", [null]))
	judged(unread) == {["group", "fail", ["finance", "forecast_updated"]]}
}

test_an_update_on_the_day_we_judge_passes if {
	judged(updated(["2026-11-22"])) == {["group", "pass", ["finance", "forecast_updated"]]}
}

test_an_update_that_is_in_time_says_when_the_next_is_due if {
	{[result.verdict, result.due] | some result in results(updated(["2026-11-02"]))} == {["pass", "2026-12-20"]}
}
