package dgcheck.rules.guide.live_improvement_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.live_improvement as rule

kept := data.examples.guide.live_improvement.kept

broken := data.examples.guide.live_improvement.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

# live is the example with other days of going live, of improvements and of
# freezes.
live(from, improvements, freezes) := json.patch(kept, array.flatten([
	changes.dated("/services/0/phases/0/from", from),
	changes.set("/services/0/improvements", [{"date": date, "date_day": changes.day(date), "summary": "", "url": ""} | some date in improvements]),
	changes.set("/services/0/change_freeze", [object.union(span(freeze[0], freeze[1]), {"reason": ""}) | some freeze in freezes]),
]))

span(from, to) := {"from": from, "from_day": changes.day(from), "to": to, "to_day": changes.day(to)}

verdicts(declared) := {[result.verdict, result.due] | some result in results(declared)}

test_a_live_service_improved_within_six_weeks_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "improvements"]]}
	verdicts(kept) == {["pass", "2026-12-10"]}
}

test_a_live_service_improved_longer_ago_fails if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "improvements"]]}
	verdicts(broken) == {["fail", "2026-10-01"]}
}

test_day_forty_two_is_in_time_and_the_next_is_not if {
	verdicts(live("2024-03-04", ["2026-10-11"], [])) == {["pass", "2026-11-22"]}
	verdicts(live("2024-03-04", ["2026-10-10"], [])) == {["fail", "2026-11-21"]}
}

test_the_days_run_from_the_newest_improvement if {
	verdicts(live("2024-03-04", ["2026-10-29", "2026-08-20"], [])) == {["pass", "2026-12-10"]}
}

test_the_days_run_from_going_live_where_that_was_later if {
	verdicts(live("2026-11-02", ["2026-08-20"], [])) == {["pass", "2026-12-14"]}
}

test_without_an_improvement_a_new_live_service_has_six_weeks if {
	verdicts(live("2026-10-11", [], [])) == {["not-due", "2026-11-22"]}
	verdicts(live("2026-10-10", [], [])) == {["fail", "2026-11-21"]}
}

test_nothing_was_due_before_the_group_was_founded if {
	verdicts(live("2019-03-04", [], [])) == {["fail", kept.group.founded]}
}

test_naming_repositories_excuses_nothing if {
	unseen := json.patch(live("2024-03-04", [], []), changes.set("/services/0/repos", ["example-org/soil-checks"]))
	judged(unseen) == {["service:soil-checks", "fail", ["services", 0, "improvements"]]}
	declared := json.patch(broken, changes.set("/services/0/repos", ["example-org/soil-checks"]))
	judged(declared) == judged(broken)
}

test_an_improvement_after_the_day_we_judge_is_left_out if {
	verdicts(live("2024-03-04", ["2026-08-20", "2026-11-23"], [])) == {["fail", "2026-10-01"]}
}

test_a_service_that_is_not_live_is_not_asked if {
	every phase in ["discovery", "public-beta", "retired"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_a_service_that_retires_later_is_still_asked if {
	later := changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-23", "from_day": changes.day("2026-11-23")})
	judged(json.patch(broken, later)) == judged(broken)
}

test_days_of_a_freeze_do_not_count if {
	verdicts(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-19"]])) == {["pass", "2026-11-22"]}
	verdicts(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-18"]])) == {["fail", "2026-11-21"]}
}

test_days_of_freezes_that_overlap_or_touch_are_counted_once if {
	verdicts(live("2024-03-04", ["2026-09-22"], [["2026-10-10", "2026-10-19"], ["2026-10-01", "2026-10-12"], ["2026-10-05", "2026-10-09"]])) == {["pass", "2026-11-22"]}
	verdicts(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-09"], ["2026-10-10", "2026-10-18"]])) == {["fail", "2026-11-21"]}
}

test_only_the_days_of_a_freeze_after_the_last_improvement_count if {
	verdicts(live("2024-03-04", ["2026-10-05"], [["2026-10-01", "2026-10-11"], ["2026-01-01", "2026-02-01"]])) == {["pass", "2026-11-22"]}
}

test_a_freeze_moves_the_day_when_it_begins_before_that_day_is_over if {
	verdicts(live("2024-03-04", ["2026-10-29"], [["2026-12-01", "2027-02-28"]])) == {["pass", "2027-03-10"]}
	verdicts(live("2024-03-04", ["2026-10-29"], [["2026-12-11", "2027-02-28"]])) == {["pass", "2027-02-28"]}
	verdicts(live("2024-03-04", ["2026-10-29"], [["2026-12-12", "2027-02-28"]])) == {["pass", "2026-12-10"]}
}

test_a_freeze_that_begins_too_late_saves_nothing if {
	verdicts(live("2024-03-04", ["2026-08-20"], [["2026-10-03", "2026-11-22"]])) == {["fail", "2026-10-01"]}
}

test_freezes_one_after_another_all_count if {
	verdicts(live("2024-03-04", ["2026-09-01"], [["2026-09-10", "2026-09-19"], ["2026-10-20", "2026-10-29"], ["2026-11-01", "2026-11-30"]])) == {["pass", "2026-12-02"]}
}

test_a_freeze_that_ends_before_it_begins_is_none if {
	verdicts(live("2024-03-04", ["2026-08-20"], [["2026-09-30", "2026-09-01"]])) == {["fail", "2026-10-01"]}
}

test_a_day_between_two_freezes_counts if {
	verdicts(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-09"], ["2026-10-11", "2026-10-19"]])) == {["fail", "2026-11-21"]}
}
