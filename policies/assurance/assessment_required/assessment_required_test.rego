package dgcheck.rules.assurance.assessment_required_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.assessment_required as rule

kept := data.examples.assurance.assessment_required.kept

broken := data.examples.assurance.assessment_required.broken

told(declared) := found if found := judged.told(rule) with input as declared

messages(declared) := found if found := judged.messages(rule) with input as declared

maps(declared) := told(declared)[1]

said(change) := messages(json.patch(kept, change))[1]

decided := array.flatten([
	changes.set("/services/1/assessment/reason", "The maps are for looking at only"),
	changes.set("/services/1/assessment/decided_by", object.union(kept.services[1].owner, {"role": "Spend control lead"})),
	changes.dated("/services/1/assessment/decided_on", "2026-09-28"),
	changes.set("/services/1/assessment/required", false),
])

other := changes.set("/services/1/transactional", false)

next(phase, date) := array.concat(changes.set("/services/1/next/phase", phase), changes.dated("/services/1/next/planned_for", date))

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

test_a_transactional_service_is_assessed if {
	maps(kept) == "pass"
	told(kept)[0] == "pass"
}

test_a_decision_against_it_says_why_by_whom_and_when if {
	maps(broken) == "fail at assessment"
	maps(json.patch(broken, decided)) == "pass at assessment"
	every gap in [
		changes.set("/services/1/assessment/reason", ""),
		changes.set("/services/1/assessment/decided_by/role", ""),
		changes.set("/services/1/assessment/decided_by/count", 2),
		changes.undated("/services/1/assessment/decided_on"),
		changes.dated("/services/1/assessment/decided_on", "2026-11-23"),
	] {
		maps(json.patch(broken, array.concat(decided, gap))) == "fail at assessment"
		maps(json.patch(broken, array.flatten([decided, gap, other]))) == "fail at assessment"
	}
}

test_a_decision_for_it_needs_no_more if {
	maps(json.patch(kept, array.concat(other, changes.set("/services/1/assessment/required", true)))) == "pass"
}

test_internal_and_bought_services_are_assessed_and_so_are_those_whose_spending_is_approved if {
	every change in [
		changes.set("/services/1/users", "internal"),
		changes.set("/services/1/built_on", "cots"),
		changes.set("/services/1/built_on", "saas"),
		changes.set("/services/1/spend_approval", true),
	] {
		maps(json.patch(kept, array.concat(other, change))) == "pass"
	}
}

test_other_services_are_not_even_on_gov_uk if {
	maps(json.patch(kept, other)) == "not-applicable"
	maps(json.patch(kept, array.concat(other, changes.set("/services/1/on_govuk", true)))) == "not-applicable"
}

test_from_alpha_on_we_have_to_be_told_whether_it_is_transactional if {
	unknown := changes.set("/services/1/transactional", null)
	maps(json.patch(kept, unknown)) == "not-assessed at transactional"
	maps(json.patch(kept, array.concat(unknown, entered(1, [["discovery", "2026-07-06"]])))) == "not-applicable"
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	maps(json.patch(broken, entered(1, [["live", "2026-02-02"], ["retired", "2026-11-22"]]))) == "not-applicable at phases"
	maps(json.patch(broken, entered(1, [["alpha", "2026-11-23"]]))) == "not-applicable at phases"
}

test_all_grounds_are_said if {
	startswith(
		said(array.concat(changes.set("/services/1/users", "internal"), changes.set("/services/1/spend_approval", true))),
		"Look at soil maps is assessed because it is transactional and it is internal and central government approves its spending. ",
	)
}

test_it_says_which_assessment_comes_next_and_who_holds_it if {
	endswith(said([]), " Its beta assessment comes next, by a panel of the department, because it expects no more than 100,000 transactions a year. Book it at least 42 days ahead.")
	endswith(said(changes.set("/services/1/transactions_per_year", 350000)), " by a panel from across government, because it expects 350,000 transactions a year, more than 100,000. Book it at least 42 days ahead.")
	contains(said(changes.set("/services/1/transactions_per_year", null)), " by which panel we cannot tell, because it does not say how many")
	contains(said(array.concat(changes.drop("/assessments/5"), entered(1, [["discovery", "2026-07-06"]]))), " Its alpha assessment comes next, ")
}

test_it_says_by_when_to_book_where_a_move_is_planned if {
	endswith(said(next("public-beta", "2027-03-01")), " Book it by 18 January 2027, as the service moves to public beta on 1 March 2027.")
	endswith(said(array.flatten([changes.drop("/assessments/5"), entered(1, [["discovery", "2026-07-06"]]), next("alpha", "2027-03-01")])), " Book it at least 42 days ahead.")
}

test_it_says_that_the_next_one_is_booked_or_held if {
	booked := array.concat(changes.set("/assessments/5/phase", "beta"), changes.set("/assessments/5/status", "booked"))
	endswith(said(array.concat(booked, changes.dated("/assessments/5/held_on", "2027-02-02"))), " Its beta assessment is booked for 2 February 2027.")
	endswith(said(array.concat(booked, changes.undated("/assessments/5/held_on"))), " Its beta assessment is booked.")
	endswith(said(changes.set("/assessments/5/phase", "beta")), " Its beta assessment has been held.")
}

test_a_live_service_has_no_other_assessment_ahead if {
	startswith(messages(kept)[0], "Record a soil check is assessed because it is transactional. It is live, ")
}
