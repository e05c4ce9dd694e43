package dgcheck.rules.guide.assessment_at_phase_change_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.assessment_at_phase_change as rule

kept := data.examples.guide.assessment_at_phase_change.kept

broken := data.examples.guide.assessment_at_phase_change.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

severities(declared) := {result.severity | some result in results(declared)}

# entered is the example with other phases.
entered(list) := json.patch(kept, changes.set("/services/0/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} |
	some [phase, date] in list
]))

# assessed is the example with its assessment changed.
assessed(change) := json.patch(kept, change)

test_an_assessment_before_the_move_passes if {
	judged(kept) == {["service:soil-checks/alpha", "pass", ["assessments", 0]]}
}

test_a_move_without_an_assessment_fails_at_the_move if {
	judged(broken) == {["service:soil-checks/alpha", "fail", ["services", 0, "phases", 1, "from"]]}
	severities(broken) == set()
}

test_an_assessment_on_the_day_of_the_move_is_in_time if {
	judged(assessed(changes.dated("/assessments/0/held_on", "2026-11-09"))) == {["service:soil-checks/alpha", "pass", ["assessments", 0]]}
}

test_an_assessment_after_the_move_is_a_warning if {
	late := assessed(changes.dated("/assessments/0/held_on", "2026-11-10"))
	judged(late) == {["service:soil-checks/alpha", "fail", ["assessments", 0]]}
	severities(late) == {"warning"}
}

test_a_move_in_spite_of_a_red_assessment_fails_at_the_assessment if {
	red := assessed(changes.set("/assessments/0/result", "red"))
	judged(red) == {["service:soil-checks/alpha", "fail", ["assessments", 0]]}
	severities(red) == set()
}

test_the_latest_assessment_by_the_move_decides if {
	again := object.union(kept.assessments[0], {"held_on": "2026-11-05", "held_on_day": changes.day("2026-11-05")})
	red := array.concat(changes.set("/assessments/0/result", "red"), changes.add("/assessments/-", again))
	judged(assessed(red)) == {["service:soil-checks/alpha", "pass", ["assessments", 1]]}
}

test_an_assessment_that_is_booked_of_another_phase_or_of_another_service_does_not_count if {
	every change in [
		changes.set("/assessments/0/status", "booked"),
		changes.set("/assessments/0/result", ""),
		changes.set("/assessments/0/phase", "beta"),
		changes.set("/assessments/0/service", "soil-maps"),
		changes.undated("/assessments/0/held_on"),
	] {
		judged(assessed(change)) == {["service:soil-checks/alpha", "fail", ["services", 0, "phases", 1, "from"]]}
	}
}

test_actions_that_are_overdue_are_a_warning if {
	overdue := assessed(changes.dated("/assessments/0/actions_due", "2026-11-21"))
	judged(overdue) == {["service:soil-checks/alpha", "fail", ["assessments", 0]]}
	severities(overdue) == {"warning"}
	judged(assessed(changes.dated("/assessments/0/actions_due", "2026-11-22"))) == judged(kept)
}

test_skipping_phases_crosses_every_boundary if {
	skipped := entered([["alpha", "2026-08-03"], ["live", "2026-11-09"]])
	judged(skipped) == {
		["service:soil-checks/alpha", "pass", ["assessments", 0]],
		["service:soil-checks/beta", "fail", ["services", 0, "phases", 1, "from"]],
		["service:soil-checks/live", "fail", ["services", 0, "phases", 1, "from"]],
	}
}

test_moves_before_the_group_was_founded_are_history if {
	judged(entered([["alpha", "2025-08-04"], ["private-beta", "2026-06-30"]])) == {["service:soil-checks/alpha", "not-applicable", ["services", 0, "phases", 1, "from"]]}
	judged(entered([["live", "2019-05-14"]])) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_going_back_begins_a_new_round_in_which_older_assessments_do_not_count if {
	rebuilt := entered([["alpha", "2026-07-06"], ["private-beta", "2026-10-28"], ["alpha", "2026-11-02"], ["private-beta", "2026-11-16"]])
	judged(rebuilt) == {["service:soil-checks/alpha", "fail", ["services", 0, "phases", 3, "from"]]}
}

test_phases_that_repeat_on_one_day_give_one_verdict if {
	twice := entered([["alpha", "2026-08-03"], ["private-beta", "2026-11-09"], ["alpha", "2026-11-09"], ["private-beta", "2026-11-09"]])
	judged(twice) == {["service:soil-checks/alpha", "fail", ["services", 0, "phases", 3, "from"]]}
}

test_a_move_that_is_planned_is_not_asked_about if {
	judged(entered([["alpha", "2026-08-03"], ["private-beta", "2026-11-23"]])) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	judged(entered([["alpha", "2026-11-23"]])) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_a_retired_service_is_not_asked if {
	retired := entered([["live", "2026-08-03"], ["retired", "2026-11-09"]])
	judged(retired) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_a_service_that_is_not_transactional_is_not_asked_unless_it_is_internal_or_bought if {
	other := json.patch(broken, changes.set("/services/0/transactional", false))
	judged(other) == {["service:soil-checks", "not-applicable", ["services", 0]]}
	every change in [
		changes.set("/services/0/users", "internal"),
		changes.set("/services/0/built_on", "cots"),
		changes.set("/services/0/built_on", "saas"),
		changes.set("/services/0/assessment/required", true),
	] {
		judged(json.patch(other, change)) == judged(broken)
	}
}

test_a_decision_with_a_reason_lifts_the_duty_and_one_without_does_not if {
	decided := json.patch(broken, changes.set("/services/0/assessment/required", false))
	judged(decided) == judged(broken)
	reasoned := json.patch(decided, changes.set("/services/0/assessment/reason", "Pilot for one farm"))
	judged(reasoned) == {["service:soil-checks", "not-applicable", ["services", 0, "assessment"]]}
}

test_from_alpha_on_we_cannot_tell_without_knowing_whether_it_is_transactional if {
	unknown := json.patch(kept, changes.set("/services/0/transactional", null))
	judged(unknown) == {["service:soil-checks", "not-assessed", ["services", 0, "transactional"]]}
	judged(json.patch(unknown, changes.set("/services/0/phases/0/phase", "discovery"))) == judged(unknown)
	discovery := json.patch(unknown, array.concat(changes.set("/services/0/phases/0/phase", "discovery"), changes.drop("/services/0/phases/1")))
	judged(discovery) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

test_without_a_founding_day_we_cannot_tell_whether_a_move_is_history if {
	judged(json.patch(broken, changes.undated("/group/founded"))) == {["service:soil-checks/alpha", "not-assessed", ["group", "founded"]]}
	judged(json.patch(kept, changes.undated("/group/founded"))) == judged(kept)
	from := array.concat(changes.undated("/group/founded"), changes.dated("/group/assess_from", "2026-01-01"))
	judged(json.patch(broken, from)) == judged(broken)
}

test_actions_still_to_be_done_give_their_day if {
	open := assessed(changes.dated("/assessments/0/actions_due", "2026-12-31"))
	{[result.verdict, result.due] | some result in results(open)} == {["pass", "2026-12-31"]}
}
