package dgcheck.lib.assessed_test

import data.dgcheck.lib.assessed
import data.dgcheck.lib.changes_test as changes

example := data.examples.guide.assessment_at_phase_change.kept

day(date) := changes.day(date)

# service returns the example's service with a change.
service(change) := json.patch(example.services[0], change)

# walked returns the example's service with other phases.
walked(list) := service(changes.set("/phases", [{"phase": phase, "from": date, "from_day": day(date)} | some [phase, date] in list]))

latest(list) := found if found := assessed.latest(walked(list)) with input as example

crossed(list) := {[crossing.boundary, crossing.place] | some crossing in latest(list)}

crossing := {"boundary": "alpha", "day": day("2026-11-09"), "phase": "private-beta", "place": 1, "history": false, "cycle": 0}

# held returns the example with other assessments, each given as phase, day and result.
held(list) := json.patch(example, changes.set("/assessments", [object.union(example.assessments[0], {"phase": phase, "held_on": date, "held_on_day": day(date), "result": result}) |
	some [phase, date, result] in list
]))

test_a_duty_is_lifted_by_a_decision_with_a_reason_alone if {
	assessed.lifted(service(array.concat(changes.set("/assessment/required", false), changes.set("/assessment/reason", "Pilot"))))
	not assessed.lifted(service(changes.set("/assessment/required", false)))
	not assessed.lifted(service(changes.set("/assessment/reason", "Pilot")))
	not assessed.lifted(service(array.concat(changes.set("/assessment/required", true), changes.set("/assessment/reason", "Pilot"))))
}

test_each_ground_for_the_duty_is_enough if {
	none := changes.set("/transactional", false)
	not assessed.required(service(none))
	not assessed.required(service(array.concat(none, changes.set("/users", "both"))))
	not assessed.required(service(array.concat(none, changes.set("/built_on", "bespoke"))))
	assessed.required(service([]))
	assessed.required(service(array.concat(none, changes.set("/users", "internal"))))
	assessed.required(service(array.concat(none, changes.set("/built_on", "cots"))))
	assessed.required(service(array.concat(none, changes.set("/built_on", "saas"))))
	assessed.required(service(array.concat(none, changes.set("/assessment/required", true))))
}

test_approval_of_its_spending_is_a_ground_while_the_pack_that_says_so_is_in_force if {
	approved := service(array.concat(changes.set("/transactional", false), changes.set("/spend_approval", true)))
	assessed.required(approved) with data.clauses as {"AS-SAS-15": "warning"}
	not assessed.required(approved) with data.clauses as {"DG-ASR-3": "error"}
}

test_two_grounds_are_one_duty if {
	assessed.required(service(array.concat(changes.set("/users", "internal"), changes.set("/built_on", "saas"))))
}

test_it_is_unclear_only_from_alpha_on_and_without_another_ground if {
	unknown := changes.set("/transactional", null)
	assessed.unclear(service(unknown)) with input as example
	not assessed.unclear(service([])) with input as example
	not assessed.unclear(service(array.concat(unknown, changes.set("/users", "internal")))) with input as example
	discovery := array.flatten([unknown, changes.set("/phases/0/phase", "discovery"), changes.drop("/phases/1")])
	not assessed.unclear(service(discovery)) with input as example
	not assessed.unclear(service(array.concat(unknown, changes.set("/phases", [])))) with input as example
}

test_moves_are_looked_at_from_the_day_given_or_the_founding_day if {
	assessed.assess_from == day("2026-07-01") with input as example
	assessed.assess_from == day("2026-01-01") with input as json.patch(example, changes.dated("/group/assess_from", "2026-01-01"))
	assessed.assess_from == 0 with input as json.patch(example, changes.undated("/group/founded"))
}

test_a_group_is_undated_only_without_both_days if {
	without := json.patch(example, changes.undated("/group/founded"))
	assessed.undated with input as without
	not assessed.undated with input as example
	not assessed.undated with input as json.patch(without, changes.dated("/group/assess_from", "2026-01-01"))
}

test_a_move_crosses_the_boundary_it_passes if {
	crossed([["alpha", "2026-08-03"], ["private-beta", "2026-09-01"]]) == {["alpha", 1]}
	crossed([["alpha", "2026-08-03"], ["private-beta", "2026-09-01"], ["public-beta", "2026-10-01"], ["live", "2026-11-02"]]) == {["alpha", 1], ["beta", 2], ["live", 3]}
}

test_a_move_that_skips_phases_crosses_every_boundary_between if {
	crossed([["discovery", "2026-07-06"], ["public-beta", "2026-09-01"]]) == {["alpha", 1], ["beta", 1]}
}

test_a_first_phase_since_the_founding_day_crosses_every_boundary_below_it if {
	crossed([["live", "2026-07-01"]]) == {["alpha", 0], ["beta", 0], ["live", 0]}
	crossed([["live", "2026-06-30"]]) == set()
	crossed([["alpha", "2026-07-01"]]) == set()
}

test_nothing_is_crossed_without_a_move if {
	crossed([]) == set()
	crossed([["discovery", "2026-07-06"], ["alpha", "2026-08-03"]]) == set()
	crossed([["alpha", "2026-08-03"], ["live", "2026-11-23"]]) == set()
	crossed([["alpha", "2026-08-03"], ["retired", "2026-11-02"]]) == set()
}

test_of_two_crossings_of_one_boundary_the_last_counts if {
	crossed([["alpha", "2026-07-06"], ["private-beta", "2026-08-03"], ["alpha", "2026-09-01"], ["private-beta", "2026-10-01"]]) == {["alpha", 3]}
	crossed([["alpha", "2026-07-06"], ["private-beta", "2026-07-06"], ["alpha", "2026-07-06"], ["private-beta", "2026-07-06"]]) == {["alpha", 3]}
}

test_going_back_begins_a_cycle if {
	{[found.boundary, found.cycle] | some found in latest([["live", "2026-07-06"], ["alpha", "2026-09-01"], ["private-beta", "2026-10-01"]])} == {
		["alpha", day("2026-09-01")],
		["beta", 0],
		["live", 0],
	}
}

test_a_crossing_before_the_founding_day_is_history if {
	{[found.boundary, found.history] | some found in latest([["alpha", "2025-08-03"], ["private-beta", "2026-06-30"], ["public-beta", "2026-07-01"]])} == {
		["alpha", true],
		["beta", false],
	}
}

test_a_phase_that_could_not_be_read_is_no_step if {
	unread := service(array.concat(changes.set("/phases/0/phase", ""), changes.undated("/phases/1/from")))
	assessed.steps(unread) == [] with input as example
	assessed.latest(unread) == set() with input as example
}

test_the_latest_assessment_by_the_move_decides if {
	several := held([["alpha", "2026-10-01", "red"], ["alpha", "2026-11-09", "green"], ["alpha", "2026-11-10", "red"]])
	assessed.deciding(service([]), crossing) == 1 with input as several
	not assessed.deciding(service([]), crossing) with input as held([])
	not assessed.deciding(service([]), crossing) with input as held([["alpha", "2026-11-10", "green"]])
}

test_an_assessment_of_an_earlier_round_is_not_held if {
	round := object.union(crossing, {"cycle": day("2026-10-01")})
	assessed.held(service([]), round) == {1} with input as held([["alpha", "2026-09-30", "green"], ["alpha", "2026-10-01", "green"]])
}

test_an_assessment_without_a_result_or_still_to_come_is_not_held if {
	assessed.held(service([]), crossing) == set() with input as held([["alpha", "2026-10-01", ""], ["beta", "2026-10-01", "green"], ["alpha", "2026-11-23", "green"]])
	assessed.held(service([]), crossing) == set() with input as json.patch(example, changes.set("/assessments/0/status", "booked"))
	assessed.held(service([]), crossing) == set() with input as json.patch(example, changes.undated("/assessments/0/held_on"))
}

test_a_verdict_rests_on_assessments_whose_phase_is_not_known_too if {
	assessed.places(service([]), crossing) == {0, 1} with input as held([["alpha", "2026-10-01", ""], ["", "2026-10-01", "green"], ["live", "2026-10-01", "green"]])
}

test_the_first_good_assessment_after_the_move_was_late if {
	several := held([["alpha", "2026-11-10", "red"], ["alpha", "2026-11-20", "amber"], ["alpha", "2026-11-18", "green"]])
	assessed.afterwards(service([]), crossing) == 2 with input as several
	not assessed.afterwards(service([]), crossing) with input as held([["alpha", "2026-11-09", "green"], ["alpha", "2026-11-10", "red"]])
}

test_green_and_amber_are_good if {
	colours := held([["alpha", "2026-10-01", "green"], ["alpha", "2026-10-01", "amber"], ["alpha", "2026-10-01", "red"]])
	assessed.good(0) with input as colours
	assessed.good(1) with input as colours
	not assessed.good(2) with input as colours
}

test_actions_are_overdue_after_their_day if {
	assessed.overdue(0) with input as json.patch(example, changes.dated("/assessments/0/actions_due", "2026-11-21"))
	not assessed.overdue(0) with input as json.patch(example, changes.dated("/assessments/0/actions_due", "2026-11-22"))
	not assessed.overdue(0) with input as example
}

test_it_is_said_why_a_declared_assessment_does_not_count if {
	assessed.besides(service([]), crossing) == "; one is only booked" with input as held([["alpha", "2026-12-01", ""]])
	assessed.besides(service([]), crossing) == "; one is only booked" with input as json.patch(example, changes.set("/assessments/0/status", "booked"))
	assessed.besides(service([]), crossing) == "; one does not say when it was held" with input as json.patch(example, changes.undated("/assessments/0/held_on"))
	assessed.besides(service([]), crossing) == "" with input as held([])
	assessed.besides(service([]), crossing) == "" with input as held([["beta", "2026-12-01", ""]])
}

test_a_phase_that_is_entered_twice_is_no_going_back if {
	{found.cycle | some found in latest([["alpha", "2026-07-06"], ["alpha", "2026-08-03"], ["private-beta", "2026-09-01"]])} == {0}
}

test_going_back_to_discovery_begins_the_cycle_there if {
	rebuilt := latest([["live", "2026-07-06"], ["discovery", "2026-08-03"], ["alpha", "2026-09-01"], ["private-beta", "2026-10-01"]])
	{found.cycle | some found in rebuilt; found.boundary == "alpha"} == {day("2026-08-03")}
}

test_assessments_of_other_phases_and_services_are_left_aside if {
	after := held([["beta", "2026-11-20", "green"], ["live", "2026-12-01", ""]])
	not assessed.afterwards(service([]), crossing) with input as after
	assessed.besides(service([]), crossing) == "" with input as after
	other := json.patch(example, array.concat(changes.set("/assessments/0/service", "soil-maps"), changes.set("/assessments/0/status", "booked")))
	assessed.besides(service([]), crossing) == "" with input as other
	undated := json.patch(example, array.concat(changes.set("/assessments/0/service", "soil-maps"), changes.undated("/assessments/0/held_on")))
	assessed.besides(service([]), crossing) == "" with input as undated
}
