package dgcheck.rules.assurance.readiness_at_beta_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.readiness_at_beta as rule

kept := data.examples.assurance.readiness_at_beta.kept

broken := data.examples.assurance.readiness_at_beta.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

checks(declared) := told(declared)[0]

board(date) := changes.dated("/readiness/0/board_on", date)

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

# not_asked has both forms of the result, with and without the path of the phases.
not_asked := {"not-applicable", "not-applicable at phases"}

test_a_board_by_the_first_day_of_public_beta_passes if {
	checks(kept) == "pass at /readiness/0"
	checks(json.patch(kept, board("2026-07-13"))) == "pass at /readiness/0"
}

test_a_board_afterwards_was_late if {
	checks(broken) == "fail at /readiness/0"
	checks(json.patch(kept, board("2026-07-14"))) == "fail at /readiness/0"
}

test_without_a_board_it_fails_at_the_move if {
	every change in [
		changes.set("/readiness", []),
		changes.set("/readiness/0/service", "soil-maps"),
		changes.set("/readiness/0/result", ""),
		changes.undated("/readiness/0/board_on"),
		board("2026-11-23"),
	] {
		checks(json.patch(kept, change)) == "fail"
	}
}

test_a_board_counts_whatever_it_decided if {
	checks(json.patch(kept, changes.set("/readiness/0/result", "not-ready"))) == "pass at /readiness/0"
}

test_the_board_before_the_move_counts_where_there_are_two if {
	again := json.patch(kept.readiness[0], changes.dated("/board_on", "2026-08-03"))
	checks(json.patch(kept, changes.add("/readiness/0", again))) == "pass at /readiness/1"
}

test_a_service_that_has_not_been_opened_is_not_asked if {
	told(kept)[1] == "not-applicable"
	every list in [[], [["alpha", "2026-02-02"]], [["alpha", "2026-02-02"], ["live", "2026-05-04"]], [["live", "2026-05-04"], ["retired", "2026-06-01"]], [["public-beta", "2026-05-04"], ["alpha", "2026-06-01"]]] {
		checks(json.patch(broken, entered(0, list))) in not_asked
	}
}

test_one_that_was_opened_before_moves_are_looked_at_is_not_asked if {
	checks(json.patch(broken, entered(0, [["private-beta", "2025-10-06"], ["public-beta", "2026-01-04"]]))) == "not-applicable"
	checks(json.patch(broken, entered(0, [["public-beta", "2019-05-14"], ["live", "2026-05-04"]]))) == "not-applicable"
}

test_a_board_of_an_earlier_round_does_not_count if {
	rebuilt := entered(0, [["public-beta", "2026-02-02"], ["alpha", "2026-08-03"], ["public-beta", "2026-10-05"]])
	checks(json.patch(kept, rebuilt)) == "fail"
	checks(json.patch(kept, array.concat(rebuilt, board("2026-08-03")))) == "pass at /readiness/0"
}

test_without_a_founding_day_we_cannot_tell_whether_it_is_history if {
	checks(json.patch(broken, changes.undated("/group/founded"))) == "not-assessed at /group/founded"
	checks(json.patch(kept, changes.undated("/group/founded"))) == checks(kept)
}
