package dgcheck.rules.guide.readiness_before_live_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.readiness_before_live as rule

kept := data.examples.guide.readiness_before_live.kept

broken := data.examples.guide.readiness_before_live.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

severities(declared) := {result.severity | some result in results(declared)}

test_a_board_before_going_live_passes if {
	told(kept) == {0: "pass at /readiness/0"}
}

test_going_live_without_a_board_fails_at_the_phases if {
	told(broken) == {0: "fail"}
	severities(broken) == set()
}

test_a_board_on_the_day_is_in_time_and_conditions_are_no_hindrance if {
	told(json.patch(kept, changes.dated("/readiness/0/board_on", "2026-11-03"))) == told(kept)
	told(json.patch(kept, changes.set("/readiness/0/result", "conditions"))) == told(kept)
}

test_a_board_after_going_live_is_a_warning if {
	late := json.patch(kept, changes.dated("/readiness/0/board_on", "2026-11-04"))
	told(late) == {0: "fail at /readiness/0"}
	severities(late) == {"warning"}
}

test_going_live_although_the_board_said_no_fails_at_the_board if {
	refused := json.patch(kept, changes.set("/readiness/0/result", "not-ready"))
	told(refused) == {0: "fail at /readiness/0"}
	severities(refused) == set()
}

test_a_late_board_that_said_no_fails_at_the_board if {
	refused := json.patch(kept, array.concat(changes.set("/readiness/0/result", "not-ready"), changes.dated("/readiness/0/board_on", "2026-11-04")))
	told(refused) == {0: "fail at /readiness/0"}
	severities(refused) == set()
}

test_the_latest_board_before_going_live_decides if {
	again := object.union(kept.readiness[0], {"board_on": "2026-10-27", "board_on_day": changes.day("2026-10-27"), "result": "not-ready"})
	told(json.patch(kept, changes.add("/readiness/-", again))) == {0: "fail at /readiness/1"}
	told(json.patch(kept, changes.add("/readiness/0", again))) == {0: "fail at /readiness/0"}
}

test_a_board_without_a_result_still_to_come_or_of_another_service_does_not_count if {
	every change in [
		changes.set("/readiness/0/result", ""),
		changes.dated("/readiness/0/board_on", "2026-11-23"),
		changes.undated("/readiness/0/board_on"),
		changes.set("/readiness/0/service", "soil-maps"),
	] {
		told(json.patch(kept, change)) == told(broken)
	}
}

test_a_service_that_is_not_live_or_went_live_before_the_group_was_founded_is_not_asked if {
	every change in [
		changes.drop("/services/0/phases/1"),
		changes.dated("/services/0/phases/1/from", "2026-11-23"),
		changes.dated("/services/0/phases/1/from", "2026-06-30"),
		changes.set("/services/0/phases/1/phase", "retired"),
	] {
		told(json.patch(broken, change)) == {0: "not-applicable"}
	}
	told(json.patch(broken, changes.dated("/services/0/phases/1/from", "2026-07-01"))) == told(broken)
}

test_without_a_founding_day_we_cannot_tell_whether_going_live_is_history if {
	told(json.patch(broken, changes.undated("/group/founded"))) == {0: "not-assessed at /group/founded"}
	told(json.patch(kept, changes.undated("/group/founded"))) == told(kept)
	from := array.concat(changes.undated("/group/founded"), changes.dated("/group/assess_from", "2026-01-01"))
	told(json.patch(broken, from)) == told(broken)
}

test_of_several_late_boards_the_first_counts if {
	late := changes.dated("/readiness/0/board_on", "2026-11-04")
	again := object.union(kept.readiness[0], {"board_on": "2026-11-05", "board_on_day": changes.day("2026-11-05")})
	told(json.patch(kept, array.concat(late, changes.add("/readiness/-", again)))) == {0: "fail at /readiness/0"}
}
