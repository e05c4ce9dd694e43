package dgcheck.rules.guide.readiness_before_live_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.readiness_before_live as rule

kept := data.examples.guide.readiness_before_live.kept

broken := data.examples.guide.readiness_before_live.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

test_a_board_before_going_live_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["readiness", 0]]}
}

test_going_live_without_a_board_fails_at_the_phases if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "phases"]]}
	severities(broken) == set()
}

test_a_board_on_the_day_is_in_time_and_conditions_are_no_hindrance if {
	judged(json.patch(kept, changes.dated("/readiness/0/board_on", "2026-11-03"))) == judged(kept)
	judged(json.patch(kept, changes.set("/readiness/0/result", "conditions"))) == judged(kept)
}

test_a_board_after_going_live_is_a_warning if {
	late := json.patch(kept, changes.dated("/readiness/0/board_on", "2026-11-04"))
	judged(late) == {["service:soil-checks", "fail", ["readiness", 0]]}
	severities(late) == {"warning"}
}

test_going_live_although_the_board_said_no_fails_at_the_board if {
	refused := json.patch(kept, changes.set("/readiness/0/result", "not-ready"))
	judged(refused) == {["service:soil-checks", "fail", ["readiness", 0]]}
	severities(refused) == set()
}

test_a_late_board_that_said_no_fails_at_the_board if {
	refused := json.patch(kept, array.concat(changes.set("/readiness/0/result", "not-ready"), changes.dated("/readiness/0/board_on", "2026-11-04")))
	judged(refused) == {["service:soil-checks", "fail", ["readiness", 0]]}
	severities(refused) == set()
}

test_the_latest_board_before_going_live_decides if {
	again := object.union(kept.readiness[0], {"board_on": "2026-10-27", "board_on_day": changes.day("2026-10-27"), "result": "not-ready"})
	judged(json.patch(kept, changes.add("/readiness/-", again))) == {["service:soil-checks", "fail", ["readiness", 1]]}
	judged(json.patch(kept, changes.add("/readiness/0", again))) == {["service:soil-checks", "fail", ["readiness", 0]]}
}

test_a_board_without_a_result_still_to_come_or_of_another_service_does_not_count if {
	every change in [
		changes.set("/readiness/0/result", ""),
		changes.dated("/readiness/0/board_on", "2026-11-23"),
		changes.undated("/readiness/0/board_on"),
		changes.set("/readiness/0/service", "soil-maps"),
	] {
		judged(json.patch(kept, change)) == judged(broken)
	}
}

test_a_service_that_is_not_live_or_went_live_before_the_group_was_founded_is_not_asked if {
	every change in [
		changes.drop("/services/0/phases/1"),
		changes.dated("/services/0/phases/1/from", "2026-11-23"),
		changes.dated("/services/0/phases/1/from", "2026-06-30"),
		changes.set("/services/0/phases/1/phase", "retired"),
	] {
		judged(json.patch(broken, change)) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
	judged(json.patch(broken, changes.dated("/services/0/phases/1/from", "2026-07-01"))) == judged(broken)
}

test_without_a_founding_day_we_cannot_tell_whether_going_live_is_history if {
	judged(json.patch(broken, changes.undated("/group/founded"))) == {["service:soil-checks", "not-assessed", ["group", "founded"]]}
	judged(json.patch(kept, changes.undated("/group/founded"))) == judged(kept)
	from := array.concat(changes.undated("/group/founded"), changes.dated("/group/assess_from", "2026-01-01"))
	judged(json.patch(broken, from)) == judged(broken)
}

test_of_several_late_boards_the_first_counts if {
	late := changes.dated("/readiness/0/board_on", "2026-11-04")
	again := object.union(kept.readiness[0], {"board_on": "2026-11-05", "board_on_day": changes.day("2026-11-05")})
	judged(json.patch(kept, array.concat(late, changes.add("/readiness/-", again)))) == {["service:soil-checks", "fail", ["readiness", 0]]}
}
