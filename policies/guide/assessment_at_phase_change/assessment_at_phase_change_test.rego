package dgcheck.rules.guide.assessment_at_phase_change_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.guide.assessment_at_phase_change as rule

kept := data.examples.guide.assessment_at_phase_change.kept

broken := data.examples.guide.assessment_at_phase_change.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

places(declared) := found if found := judged.places(rule) with input as declared

severities(declared) := found if found := judged.said(rule, "severity") with input as declared

# said returns the verdict on the one boundary and its path.
said(declared) := [verdicts(declared)[0].alpha, places(declared)[0].alpha]

in_time := ["pass", ["assessments", 0]]

not_asked := {0: "not-applicable"}

missing := ["fail", ["phases", 1, "from"]]

# entered returns the example with other phases.
entered(list) := json.patch(kept, changes.set("/services/0/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} |
	some [phase, date] in list
]))

# assessed returns the example with its assessment changed.
assessed(change) := json.patch(kept, change)

test_an_assessment_before_the_move_passes if {
	said(kept) == in_time
}

test_a_move_without_an_assessment_fails_at_the_move if {
	said(broken) == missing
	severities(broken) == {}
}

test_an_assessment_on_the_day_of_the_move_is_in_time if {
	said(assessed(changes.dated("/assessments/0/held_on", "2026-11-09"))) == in_time
}

test_an_assessment_after_the_move_is_a_warning if {
	late := assessed(changes.dated("/assessments/0/held_on", "2026-11-10"))
	said(late) == ["fail", ["assessments", 0]]
	severities(late) == {0: {"alpha": "warning"}}
}

test_a_move_in_spite_of_a_red_assessment_fails_at_the_assessment if {
	red := assessed(changes.set("/assessments/0/result", "red"))
	said(red) == ["fail", ["assessments", 0]]
	severities(red) == {}
}

test_the_latest_assessment_by_the_move_decides if {
	again := object.union(kept.assessments[0], {"held_on": "2026-11-05", "held_on_day": changes.day("2026-11-05")})
	red := array.concat(changes.set("/assessments/0/result", "red"), changes.add("/assessments/-", again))
	said(assessed(red)) == ["pass", ["assessments", 1]]
}

test_an_assessment_that_is_booked_of_another_phase_or_of_another_service_does_not_count if {
	every change in [
		changes.set("/assessments/0/status", "booked"),
		changes.set("/assessments/0/result", ""),
		changes.set("/assessments/0/phase", "beta"),
		changes.set("/assessments/0/service", "soil-maps"),
		changes.undated("/assessments/0/held_on"),
	] {
		said(assessed(change)) == missing
	}
}

test_actions_that_are_overdue_are_a_warning if {
	overdue := assessed(changes.dated("/assessments/0/actions_due", "2026-11-21"))
	said(overdue) == ["fail", ["assessments", 0]]
	severities(overdue) == {0: {"alpha": "warning"}}
	said(assessed(changes.dated("/assessments/0/actions_due", "2026-11-22"))) == in_time
}

test_skipping_phases_crosses_every_boundary if {
	skipped := entered([["alpha", "2026-08-03"], ["live", "2026-11-09"]])
	verdicts(skipped) == {0: {"alpha": "pass", "beta": "fail", "live": "fail"}}
	places(skipped) == {0: {"alpha": ["assessments", 0], "beta": ["phases", 1, "from"], "live": ["phases", 1, "from"]}}
}

test_moves_before_the_group_was_founded_are_history if {
	said(entered([["alpha", "2025-08-04"], ["private-beta", "2026-06-30"]])) == ["not-applicable", ["phases", 1, "from"]]
	verdicts(entered([["live", "2019-05-14"]])) == not_asked
}

test_going_back_begins_a_new_round_in_which_older_assessments_do_not_count if {
	rebuilt := entered([["alpha", "2026-07-06"], ["private-beta", "2026-10-28"], ["alpha", "2026-11-02"], ["private-beta", "2026-11-16"]])
	said(rebuilt) == ["fail", ["phases", 3, "from"]]
}

test_phases_that_repeat_on_one_day_give_one_verdict if {
	twice := entered([["alpha", "2026-08-03"], ["private-beta", "2026-11-09"], ["alpha", "2026-11-09"], ["private-beta", "2026-11-09"]])
	said(twice) == ["fail", ["phases", 3, "from"]]
}

test_a_move_that_is_planned_is_not_asked_about if {
	verdicts(entered([["alpha", "2026-08-03"], ["private-beta", "2026-11-23"]])) == not_asked
	verdicts(entered([["alpha", "2026-11-23"]])) == not_asked
}

test_a_retired_service_is_not_asked if {
	retired := entered([["live", "2026-08-03"], ["retired", "2026-11-09"]])
	verdicts(retired) == not_asked
}

test_a_service_that_is_not_transactional_is_not_asked_unless_it_is_internal_or_bought if {
	other := json.patch(broken, changes.set("/services/0/transactional", false))
	verdicts(other) == not_asked
	places(other) == {0: []}
	every change in [
		changes.set("/services/0/users", "internal"),
		changes.set("/services/0/built_on", "cots"),
		changes.set("/services/0/built_on", "saas"),
		changes.set("/services/0/assessment/required", true),
	] {
		said(json.patch(other, change)) == missing
	}
}

test_a_decision_with_a_reason_lifts_the_duty_and_one_without_does_not if {
	decided := json.patch(broken, changes.set("/services/0/assessment/required", false))
	said(decided) == missing
	reasoned := json.patch(decided, changes.set("/services/0/assessment/reason", "Pilot for one farm"))
	verdicts(reasoned) == not_asked
	places(reasoned) == {0: ["assessment"]}
}

test_from_alpha_on_we_cannot_tell_without_knowing_whether_it_is_transactional if {
	unknown := json.patch(kept, changes.set("/services/0/transactional", null))
	verdicts(unknown) == {0: "not-assessed"}
	places(unknown) == {0: ["transactional"]}
	verdicts(json.patch(unknown, changes.set("/services/0/phases/0/phase", "discovery"))) == {0: "not-assessed"}
	discovery := json.patch(unknown, array.concat(changes.set("/services/0/phases/0/phase", "discovery"), changes.drop("/services/0/phases/1")))
	verdicts(discovery) == not_asked
}

test_without_a_founding_day_we_cannot_tell_whether_a_move_is_history if {
	said(json.patch(broken, changes.undated("/group/founded"))) == ["not-assessed", ["group", "founded"]]
	said(json.patch(kept, changes.undated("/group/founded"))) == in_time
	from := array.concat(changes.undated("/group/founded"), changes.dated("/group/assess_from", "2026-01-01"))
	said(json.patch(broken, from)) == missing
}

test_actions_still_to_be_done_give_their_day if {
	open := assessed(changes.dated("/assessments/0/actions_due", "2026-12-31"))
	said(open) == in_time
	rule.results[0].alpha.due == "2026-12-31" with input as open
}

# written_on returns the example with the day on which its move was written.
written_on(on) := seen.with_history(moved, "complete", "2026-01-01", [["services/soil-checks", "phase", on, "private-beta 2026-11-02"]])

moved := entered([["alpha", "2026-08-03"], ["private-beta", "2026-11-02"]])

test_a_phase_that_was_written_back_is_said_and_stands if {
	said(written_on("2026-11-22")) == in_time
	message := judged.messages(rule)[0].alpha with input as written_on("2026-11-22")
	contains(message, "The phase was written on 22 November 2026.")
	early := judged.messages(rule)[0].alpha with input as written_on("2026-11-16")
	not contains(early, "was written on")
}
