package dgcheck.lib.ahead_test

import data.dgcheck.lib.ahead
import data.dgcheck.lib.changes_test as changes

example := data.examples.assurance.assessment_booked.kept

# maps returns the example's service in private beta, with a change.
maps(change) := json.patch(example.services[1], change)

entered(list) := changes.set("/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

next(phase, date) := array.concat(changes.set("/next/phase", phase), changes.dated("/next/planned_for", date))

boundary(list) := found if found := ahead.boundary(maps(entered(list))) with input as example

move(change) := found if found := ahead.move(maps(change)) with input as example

asked(change, phase) := found if found := ahead.asked(maps(change), {"phase": phase}) with input as example

# booked returns the example with one assessment of soil-maps changed.
booked(change) := json.patch(example, changes.set("/assessments", [json.patch(example.assessments[5], change)]))

arranged(change) := found if found := ahead.arranged(example.services[1], "alpha") with input as booked(change)

test_the_next_assessment_is_that_of_the_first_boundary_ahead if {
	boundary([]) == "alpha"
	boundary([["discovery", "2026-01-05"]]) == "alpha"
	boundary([["alpha", "2026-01-05"]]) == "alpha"
	boundary([["private-beta", "2026-01-05"]]) == "beta"
	boundary([["public-beta", "2026-01-05"]]) == "live"
	not boundary([["live", "2026-01-05"]])
}

test_a_move_is_the_one_given_as_next if {
	move(next("public-beta", "2027-03-01")) == {"phase": "public-beta", "day": changes.day("2027-03-01"), "place": ["next", "planned_for"]}
}

test_a_move_is_else_the_first_phase_still_to_come if {
	planned := entered([["private-beta", "2026-01-05"], ["public-beta", "2026-12-01"], ["live", "2027-03-01"]])
	move(planned) == {"phase": "public-beta", "day": changes.day("2026-12-01"), "place": ["phases", 1, "from"]}
	move(array.concat(planned, next("public-beta", "2027-01-11"))).day == changes.day("2027-01-11")
}

test_a_move_back_without_a_day_or_to_retirement_is_none if {
	not move([])
	not move(next("alpha", "2027-03-01"))
	not move(next("private-beta", "2027-03-01"))
	not move(next("retired", "2027-03-01"))
	not move(changes.set("/next/phase", "live"))
	not move(entered([["private-beta", "2026-01-05"], ["retired", "2026-12-01"]]))
}

test_a_move_asks_for_every_boundary_it_crosses if {
	asked([], "public-beta") == ["beta"]
	asked([], "live") == ["beta", "live"]
	asked(entered([["discovery", "2026-01-05"]]), "alpha") == []
	asked(entered([["discovery", "2026-01-05"]]), "live") == ["alpha", "beta", "live"]
}

test_an_assessment_is_booked_six_weeks_before if {
	ahead.book_by(changes.day("2027-01-03")) == changes.day("2026-11-22")
}

test_an_assessment_that_is_booked_or_did_not_fail_is_arranged if {
	arranged([]) == 0
	arranged(changes.set("/result", "amber")) == 0
	arranged(array.concat(changes.set("/status", "booked"), changes.set("/result", ""))) == 0
	arranged(changes.undated("/held_on")) == 0
	arranged(array.concat(changes.undated("/held_on"), changes.undated("/booked_on"))) == 0
}

test_one_that_failed_is_of_another_boundary_or_is_booked_later_is_not if {
	not arranged(changes.set("/result", "red"))
	not arranged(changes.set("/phase", "beta"))
	not arranged(changes.set("/phase", ""))
	not arranged(changes.set("/service", "soil-checks"))
	not arranged(array.concat(changes.set("/status", "booked"), changes.dated("/booked_on", "2026-11-23")))
}

test_the_latest_of_several_is_given if {
	two := json.patch(example, changes.set("/assessments", [
		example.assessments[5],
		json.patch(example.assessments[5], changes.dated("/held_on", "2026-11-04")),
		json.patch(example.assessments[5], changes.dated("/held_on", "2026-10-04")),
	]))
	ahead.arranged(example.services[1], "alpha") == 1 with input as two
}

test_one_of_an_earlier_round_does_not_count if {
	rebuilt := maps(entered([["alpha", "2026-01-05"], ["private-beta", "2026-06-01"], ["alpha", "2026-11-04"]]))
	ahead.round(rebuilt) == changes.day("2026-11-04") with input as example
	ahead.round(example.services[1]) == 0 with input as example
	not ahead.arranged(rebuilt, "alpha") with input as booked([])
	ahead.arranged(rebuilt, "alpha") == 0 with input as booked(changes.dated("/held_on", "2026-11-04"))
}

test_an_assessment_is_to_come_while_it_is_booked_or_its_day_lies_ahead if {
	ahead.to_come({"status": "booked", "held_on_day": null}) with input as example
	ahead.to_come({"status": "", "held_on_day": changes.day("2026-11-23")}) with input as example
	not ahead.to_come({"status": "", "held_on_day": changes.day("2026-11-22")}) with input as example
}
