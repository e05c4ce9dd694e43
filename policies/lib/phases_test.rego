package dgcheck.lib.phases_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.phases

example := data.examples.guide.assessment_at_phase_change.kept

today := {"as_of_day": 20779}

# in_phases returns the example's service with other phases.
in_phases(list) := json.patch(example.services[0], changes.set("/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} |
	some [phase, date] in list
]))

current(list) := phase if phase := phases.current(in_phases(list)) with input as today

settling(list) := last if last := phases.settling(in_phases(list)) with input as today

test_the_current_phase_is_the_last_that_has_begun if {
	current([["alpha", "2026-08-03"], ["private-beta", "2026-11-22"]]) == "private-beta"
	current([["alpha", "2026-08-03"], ["private-beta", "2026-11-23"]]) == "alpha"
}

test_a_service_without_a_phase_or_with_plans_alone_is_in_none if {
	current([]) == ""
	current([["live", "2026-11-23"]]) == ""
	phases.since(in_phases([])) == null with input as today
}

test_an_entry_that_could_not_be_read_is_passed_over if {
	current([["alpha", "2026-08-03"], ["", "2026-09-01"]]) == "alpha"
	unread := json.patch(in_phases([["alpha", "2026-08-03"], ["live", "2026-09-01"]]), changes.undated("/phases/1/from"))
	phases.current(unread) == "alpha" with input as today
}

test_the_current_phase_has_its_first_day if {
	phases.since(in_phases([["alpha", "2026-08-03"], ["live", "2026-11-22"]])) == 20779 with input as today
}

test_a_service_is_live_or_retired_by_its_current_phase if {
	live := in_phases([["live", "2026-08-03"], ["retired", "2026-11-23"]])
	phases.live(live) with input as today
	not phases.retired(live) with input as today
	retired := in_phases([["live", "2026-08-03"], ["retired", "2026-11-22"]])
	phases.retired(retired) with input as today
	not phases.live(retired) with input as today
}

test_the_first_day_is_the_earliest_planned_or_begun if {
	phases.first_day(in_phases([["alpha", "2026-11-23"], ["live", "2027-03-01"]])) == 20780
	phases.first_day(in_phases([])) == null
}

test_a_service_settles_through_day_sixty if {
	settling([["alpha", "2026-09-23"]]) == 20779
	not settling([["alpha", "2026-09-22"]])
	settling([["alpha", "2026-11-23"]]) == 20840
}

test_a_service_without_a_phase_does_not_settle if {
	not settling([])
}

unbroken(list) := day if day := phases.unbroken_since(in_phases(list), {"public-beta", "live"}) with input as today

test_a_service_is_in_some_phases_since_it_last_entered_them if {
	unbroken([["alpha", "2026-08-03"], ["public-beta", "2026-09-01"], ["live", "2026-10-01"]]) == changes.day("2026-09-01")
	unbroken([["live", "2026-08-03"], ["alpha", "2026-09-01"], ["public-beta", "2026-10-01"]]) == changes.day("2026-10-01")
	unbroken([["live", "2026-08-03"]]) == changes.day("2026-08-03")
}

test_a_service_that_is_in_none_of_them_now_has_no_such_day if {
	unbroken([["live", "2026-08-03"], ["retired", "2026-09-01"]]) == null
	unbroken([["live", "2026-11-23"]]) == null
	unbroken([]) == null
}

test_a_phase_is_open_from_private_beta_to_live if {
	phases.open == {phase | some phase, rank in phases.rank; rank >= phases.rank["private-beta"]}
}

test_a_phase_is_written_as_people_do if {
	phases.called("private-beta") == "private beta"
	phases.called("live") == "live"
}
