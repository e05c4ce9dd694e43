package dgcheck.rules.assurance.assessment_booked_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.assessment_booked as rule

kept := data.examples.assurance.assessment_booked.kept

broken := data.examples.assurance.assessment_booked.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

severity(declared) := found if found := judged.said(rule, "severity") with input as declared

maps(declared) := told(declared)[1]

phases := ["services", 1, "phases"]

next(phase, date) := array.concat(changes.set("/services/1/next/phase", phase), changes.dated("/services/1/next/planned_for", date))

booking(phase, booked, held) := array.flatten([
	changes.set("/assessments/5/phase", phase),
	changes.set("/assessments/5/status", "booked"),
	changes.set("/assessments/5/result", ""),
	changes.dated("/assessments/5/booked_on", booked),
	changes.dated("/assessments/5/held_on", held),
])

none := changes.drop("/assessments/5")

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

alpha(from) := entered(1, [["discovery", "2026-07-06"], ["alpha", from]])

test_an_assessment_booked_in_good_time_passes if {
	maps(kept) == "pass"
	told(kept)[0] == "pass"
}

test_a_move_in_three_weeks_with_nothing_booked_fails_at_the_plan if {
	maps(broken) == "fail at next/planned_for"
	due(broken)[1] == "2026-11-02"
	severity(broken)[1] == "warning"
}

test_day_forty_two_before_a_move_is_in_time_and_the_next_is_not if {
	maps(json.patch(kept, next("public-beta", "2027-01-03"))) == "not-due at next/planned_for"
	due(json.patch(kept, next("public-beta", "2027-01-03")))[1] == "2026-11-22"
	maps(json.patch(kept, next("public-beta", "2027-01-02"))) == "fail at next/planned_for"
}

test_a_planned_day_that_has_passed_is_no_excuse if {
	maps(json.patch(kept, next("public-beta", "2026-11-16"))) == "fail at next/planned_for"
}

test_a_plan_among_the_phases_counts_too if {
	later := array.concat(kept.services[1].phases, [{"phase": "public-beta", "from": "2026-12-14", "from_day": changes.day("2026-12-14")}])
	maps(json.patch(kept, changes.set("/services/1/phases", later))) == "fail at phases/3/from"
}

test_a_booking_for_the_planned_move_passes if {
	maps(json.patch(broken, booking("beta", "2026-10-26", "2026-12-07"))) == "pass"
	maps(json.patch(broken, booking("live", "2026-10-26", "2026-12-07"))) == "fail at next/planned_for"
}

test_skipping_a_phase_needs_both_assessments if {
	skipping := array.concat(booking("beta", "2026-10-26", "2026-12-07"), next("live", "2026-12-14"))
	maps(json.patch(kept, skipping)) == "fail at next/planned_for"
	live := json.patch(kept.assessments[5], array.flatten([
		changes.set("/phase", "live"),
		changes.set("/status", "booked"),
		changes.set("/result", ""),
		changes.dated("/booked_on", "2026-10-26"),
		changes.dated("/held_on", "2026-12-08"),
	]))
	maps(json.patch(kept, array.concat(skipping, changes.add("/assessments/-", live)))) == "pass"
}

test_a_move_without_a_boundary_needs_no_booking if {
	discovery := array.flatten([none, entered(1, [["discovery", "2026-07-06"]])])
	maps(json.patch(kept, array.concat(discovery, next("alpha", "2026-11-30")))) == "not-applicable at next"
}

test_an_alpha_has_fourteen_days_to_book if {
	maps(json.patch(kept, array.concat(none, alpha("2026-11-08")))) == "not-due"
	due(json.patch(kept, array.concat(none, alpha("2026-11-08"))))[1] == "2026-11-22"
	maps(json.patch(kept, array.concat(none, alpha("2026-11-07")))) == "fail"
	due(json.patch(kept, array.concat(none, alpha("2026-11-07"))))[1] == "2026-11-21"
}

test_an_alpha_with_a_booking_passes if {
	maps(json.patch(kept, array.concat(alpha("2026-09-07"), booking("alpha", "2026-11-16", "2027-01-11")))) == "pass"
	maps(json.patch(kept, alpha("2026-09-07"))) == "pass"
}

test_a_failed_alpha_assessment_is_to_be_booked_again if {
	red := array.concat(alpha("2026-09-07"), changes.set("/assessments/5/result", "red"))
	maps(json.patch(kept, red)) == "fail"
}

test_of_two_things_that_are_not_due_the_earlier_day_is_given if {
	both := json.patch(kept, array.flatten([none, alpha("2026-11-16"), next("private-beta", "2027-01-04")]))
	maps(both) == "not-due at next/planned_for"
	due(both)[1] == "2026-11-23"
	other := json.patch(kept, array.flatten([none, alpha("2026-11-16"), next("private-beta", "2027-03-01")]))
	maps(other) == "not-due"
	due(other)[1] == "2026-11-30"
}

test_an_alpha_assessment_that_is_overdue_twice_is_said_once if {
	both := json.patch(kept, array.flatten([none, alpha("2026-09-07"), next("private-beta", "2026-12-14")]))
	maps(both) == "fail"
	not contains(results(both)[1].fail, "planned")
	soon := json.patch(kept, array.flatten([none, alpha("2026-11-16"), next("private-beta", "2026-12-14")]))
	maps(soon) == "fail at next/planned_for"
}

test_forty_one_days_are_short_notice if {
	maps(json.patch(kept, changes.dated("/assessments/5/booked_on", "2026-09-22"))) == "pass"
	short := json.patch(kept, changes.dated("/assessments/5/booked_on", "2026-09-23"))
	maps(short) == "fail at /assessments/5/booked_on"
	due(short)[1] == "2026-09-22"
	maps(json.patch(broken, booking("beta", "2026-10-27", "2026-12-07"))) == "fail at /assessments/5/booked_on"
}

test_short_notice_is_put_in_words if {
	every date, words in {
		"2026-10-30": "which is 4 days ahead",
		"2026-11-02": "which is 1 day ahead",
		"2026-11-03": "which is 0 days ahead",
		"2026-11-04": "which is too late to be a booking",
	} {
		contains(results(json.patch(kept, changes.dated("/assessments/5/booked_on", date)))[1].fail, words)
	}
}

test_only_the_latest_booking_is_judged if {
	short := json.patch(kept, changes.dated("/assessments/2/booked_on", "2026-07-07"))
	told(short)[0] == "pass"
}

test_without_the_day_of_booking_we_cannot_tell if {
	maps(json.patch(kept, changes.undated("/assessments/5/booked_on"))) == "not-assessed at /assessments/5/booked_on"
}

test_history_earlier_rounds_reviews_and_other_services_do_not_count if {
	short := changes.dated("/assessments/5/booked_on", "2026-11-02")
	every change in [
		changes.dated("/assessments/5/held_on", "2026-01-04"),
		changes.set("/assessments/5/phase", "discovery"),
		changes.set("/assessments/5/service", "soil-moon"),
		changes.undated("/assessments/5/held_on"),
		changes.dated("/assessments/5/booked_on", "2026-11-23"),
		entered(1, [["private-beta", "2026-06-01"], ["alpha", "2026-11-04"], ["private-beta", "2026-11-16"]]),
	] {
		maps(json.patch(kept, array.concat(short, change))) == "not-applicable at next"
	}
}

test_a_live_service_without_an_assessment_has_nothing_to_book if {
	live := array.concat(none, entered(1, [["live", "2019-05-14"]]))
	maps(json.patch(kept, live)) == "not-applicable at next"
}

test_a_service_that_is_not_assessed_is_not_asked if {
	maps(json.patch(broken, changes.set("/services/1/transactional", false))) == "not-applicable at ."
	lifted := array.concat(changes.set("/services/1/assessment/required", false), changes.set("/services/1/assessment/reason", "Pilot"))
	maps(json.patch(broken, lifted)) == "not-applicable at assessment"
	maps(json.patch(broken, entered(1, [["live", "2026-02-02"], ["retired", "2026-11-22"]]))) == "not-applicable at phases"
	maps(json.patch(broken, entered(1, []))) == "not-applicable at phases"
}

test_we_cannot_tell_for_one_that_does_not_say_whether_it_is_transactional if {
	unknown := changes.set("/services/1/transactional", null)
	maps(json.patch(broken, unknown)) == "not-assessed at transactional"
	maps(json.patch(broken, array.concat(unknown, entered(1, [["discovery", "2026-07-06"]])))) == "not-applicable at ."
}
