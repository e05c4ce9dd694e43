package dgcheck.lib.boards_test

import data.dgcheck.lib.boards
import data.dgcheck.lib.changes_test as changes

example := data.examples.guide.readiness_before_live.kept

service := example.services[0]

# met returns the example with boards of its service, each given as day and result.
met(list) := json.patch(example, changes.set("/readiness", [object.union(example.readiness[0], {"board_on": date, "board_on_day": changes.day(date), "result": result}) |
	some [date, result] in list
]))

# rebuilt is the example's service after it went back to alpha in January 2026.
rebuilt := json.patch(service, changes.set("/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} |
	some [phase, date] in [["live", "2024-06-03"], ["alpha", "2026-01-05"], ["live", "2026-06-01"]]
]))

test_a_board_of_before_a_rebuild_does_not_count if {
	boards.records(rebuilt) == {1} with input as met([["2024-05-06", "ready"], ["2026-05-04", "ready"]])
	boards.records(service) == {0, 1} with input as met([["2024-05-06", "ready"], ["2026-05-04", "ready"]])
}

test_a_board_that_has_not_met_or_decided_is_not_held if {
	boards.held(service) == {0} with input as met([["2026-05-04", "not-ready"], ["2026-05-05", ""], ["2027-05-05", "ready"]])
}

test_conditions_are_ready_enough if {
	[i | some i in [0, 1, 2]; boards.ready(i)] == [0, 1] with input as met([["2026-05-04", "ready"], ["2026-05-05", "conditions"], ["2026-05-06", "not-ready"]])
}

test_the_latest_day_decides_and_on_one_day_the_worse_result if {
	boards.latest({0, 1, 2}) == 1 with input as met([["2026-05-04", "not-ready"], ["2026-05-05", "not-ready"], ["2026-05-05", "ready"]])
	boards.earliest({0, 1, 2}) == 2 with input as met([["2026-05-06", "ready"], ["2026-05-05", "ready"], ["2026-05-05", "conditions"]])
}
