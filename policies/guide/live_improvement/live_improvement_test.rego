package dgcheck.rules.guide.live_improvement_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.live_improvement as rule

kept := data.examples.guide.live_improvement.kept

broken := data.examples.guide.live_improvement.broken

told(declared) := found if found := judged.told(rule) with input as declared

# live returns the example with another day of going live, and other improvements
# and freezes.
live(from, improvements, freezes) := json.patch(kept, array.flatten([
	changes.dated("/services/0/phases/0/from", from),
	changes.set("/services/0/improvements", [{"date": date, "date_day": changes.day(date), "summary": "", "url": ""} | some date in improvements]),
	changes.set("/services/0/change_freeze", [object.union(span(freeze[0], freeze[1]), {"reason": ""}) | some freeze in freezes]),
]))

span(from, to) := {"from": from, "from_day": changes.day(from), "to": to, "to_day": changes.day(to)}

verdict(declared) := found if found := judged.told_due(rule)[0] with input as declared

test_a_live_service_improved_within_six_weeks_passes if {
	told(kept) == {0: "pass"}
	verdict(kept) == "pass by 2026-12-10"
}

test_a_live_service_improved_longer_ago_fails if {
	told(broken) == {0: "fail"}
	verdict(broken) == "fail by 2026-10-01"
}

test_day_forty_two_is_in_time_and_the_next_is_not if {
	verdict(live("2024-03-04", ["2026-10-11"], [])) == "pass by 2026-11-22"
	verdict(live("2024-03-04", ["2026-10-10"], [])) == "fail by 2026-11-21"
}

test_the_days_run_from_the_newest_improvement if {
	verdict(live("2024-03-04", ["2026-10-29", "2026-08-20"], [])) == "pass by 2026-12-10"
}

test_the_days_run_from_going_live_where_that_was_later if {
	verdict(live("2026-11-02", ["2026-08-20"], [])) == "pass by 2026-12-14"
}

test_without_an_improvement_a_new_live_service_has_six_weeks if {
	verdict(live("2026-10-11", [], [])) == "not-due by 2026-11-22"
	verdict(live("2026-10-10", [], [])) == "fail by 2026-11-21"
}

test_nothing_was_due_before_the_group_was_founded if {
	verdict(live("2019-03-04", [], [])) == $"fail by {kept.group.founded}"
}

test_naming_repositories_excuses_nothing if {
	unseen := json.patch(live("2024-03-04", [], []), changes.set("/services/0/repos", ["example-org/soil-checks"]))
	told(unseen) == {0: "fail"}
	declared := json.patch(broken, changes.set("/services/0/repos", ["example-org/soil-checks"]))
	told(declared) == told(broken)
}

test_an_improvement_after_the_day_we_judge_is_left_out if {
	verdict(live("2024-03-04", ["2026-08-20", "2026-11-23"], [])) == "fail by 2026-10-01"
}

test_a_service_that_is_not_live_is_not_asked if {
	every phase in ["discovery", "public-beta", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {0: "not-applicable at phases"}
}

test_a_service_that_retires_later_is_still_asked if {
	later := changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-23", "from_day": changes.day("2026-11-23")})
	told(json.patch(broken, later)) == told(broken)
}

test_days_of_a_freeze_do_not_count if {
	verdict(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-19"]])) == "pass by 2026-11-22"
	verdict(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-18"]])) == "fail by 2026-11-21"
}

test_days_of_freezes_that_overlap_or_touch_are_counted_once if {
	verdict(live("2024-03-04", ["2026-09-22"], [["2026-10-10", "2026-10-19"], ["2026-10-01", "2026-10-12"], ["2026-10-05", "2026-10-09"]])) == "pass by 2026-11-22"
	verdict(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-09"], ["2026-10-10", "2026-10-18"]])) == "fail by 2026-11-21"
}

test_only_the_days_of_a_freeze_after_the_last_improvement_count if {
	verdict(live("2024-03-04", ["2026-10-05"], [["2026-10-01", "2026-10-11"], ["2026-01-01", "2026-02-01"]])) == "pass by 2026-11-22"
}

test_a_freeze_moves_the_day_when_it_begins_before_that_day_is_over if {
	verdict(live("2024-03-04", ["2026-10-29"], [["2026-12-01", "2027-02-28"]])) == "pass by 2027-03-10"
	verdict(live("2024-03-04", ["2026-10-29"], [["2026-12-11", "2027-02-28"]])) == "pass by 2027-02-28"
	verdict(live("2024-03-04", ["2026-10-29"], [["2026-12-12", "2027-02-28"]])) == "pass by 2026-12-10"
}

test_a_freeze_that_begins_too_late_saves_nothing if {
	verdict(live("2024-03-04", ["2026-08-20"], [["2026-10-03", "2026-11-22"]])) == "fail by 2026-10-01"
}

test_freezes_one_after_another_all_count if {
	verdict(live("2024-03-04", ["2026-09-01"], [["2026-09-10", "2026-09-19"], ["2026-10-20", "2026-10-29"], ["2026-11-01", "2026-11-30"]])) == "pass by 2026-12-02"
}

test_a_freeze_that_ends_before_it_begins_is_none if {
	verdict(live("2024-03-04", ["2026-08-20"], [["2026-09-30", "2026-09-01"]])) == "fail by 2026-10-01"
}

test_a_day_between_two_freezes_counts if {
	verdict(live("2024-03-04", ["2026-09-22"], [["2026-10-01", "2026-10-09"], ["2026-10-11", "2026-10-19"]])) == "fail by 2026-11-21"
}

# beside returns a declaration with a repository, and with evidence about it.
beside(declared, state, facts) := json.patch(declared, array.flatten([
	changes.set("/services/0/repos", ["o/r"]),
	{"op": "replace", "path": "/evidence", "value": {
		"asked": {"delivery": true}, "notes": [], "unknown": {},
		"kinds": {"deployed": "delivery", "released": "delivery", "tagged": "delivery"},
		"sources": {"delivery": {"o/r": {"state": state, "why": "It is private.", "from_day": 0, "until_day": 30000}}},
		"facts": {"services/soil-checks": facts},
	}},
]))

seen(is, says, on) := {is: [{"seen": is, "seen_on": on, "seen_day": changes.day(on), "says": says, "seen_in": "o/r", "link": ""}]}

message(declared) := found if some found in object.remove(rule.results[0], ["due", "at", "severity"]) with input as declared

silent := live("2024-03-04", [], [])

test_what_was_seen_counts_as_an_improvement if {
	verdict(beside(silent, "complete", seen("released", "v1.2", "2026-10-29"))) == "pass by 2026-12-10"
	verdict(beside(silent, "refused", seen("tagged", "", "2026-10-29"))) == "pass by 2026-12-10"
	contains(message(beside(silent, "complete", seen("released", "v1.2", "2026-10-29"))), "Seen: release v1.2 of o/r on 29 October 2026.")
	contains(message(beside(silent, "complete", seen("tagged", "", "2026-10-29"))), "Seen: tag of o/r on 29 October 2026.")
	contains(message(beside(kept, "complete", seen("released", "v1.2", "2026-10-29"))), "Declared and seen: release v1.2")
}

test_absence_counts_only_where_all_was_looked_at if {
	told(beside(silent, "complete", {})) == {0: "fail"}
	contains(message(beside(silent, "complete", {})), "no deployment, release or tag was seen in o/r")
	told(beside(silent, "incomplete", {})) == {0: "not-assessed"}
	told(beside(silent, "refused", seen("released", "v1.2", "2026-01-29"))) == {0: "not-assessed"}
	contains(message(beside(silent, "refused", {})), "Not looked at: o/r. It is private.")
}

test_what_is_declared_stands_where_nothing_was_seen if {
	told(beside(kept, "complete", {})) == {0: "pass"}
	told(beside(kept, "refused", {})) == {0: "pass"}
	contains(message(beside(kept, "refused", {})), "Not looked at: o/r. It is private.")
	told(beside(broken, "refused", {})) == told(broken)
	verdict(beside(broken, "complete", seen("deployed", "", "2026-10-29"))) == "pass by 2026-12-10"
}

test_the_newest_and_strongest_sign_is_named if {
	both := object.union(seen("deployed", "v2", "2026-10-29"), seen("tagged", "v2", "2026-10-29"))
	contains(message(beside(silent, "complete", both)), "Seen: deployment v2")
	newer := object.union(seen("deployed", "v2", "2026-10-28"), seen("tagged", "v3", "2026-10-29"))
	contains(message(beside(silent, "complete", newer)), "Seen: tag v3")
}
