package dgcheck.rules.assurance.assessment_panel_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.assessment_panel as rule

kept := data.examples.assurance.assessment_panel.kept

broken := data.examples.assurance.assessment_panel.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

live(declared) := told(declared)[3]

severity(declared) := results(declared)[3].severity

snapshot(number) := changes.set("/assessments/3/transactions_per_year", number)

yearly(number) := changes.set("/services/0/transactions_per_year", number)

led_by(who) := changes.set("/assessments/3/panel", who)

test_the_panel_that_is_needed_passes if {
	live(kept) == "pass"
}

test_a_hundred_thousand_transactions_are_for_the_department_and_one_more_is_not if {
	live(json.patch(kept, snapshot(100000))) == "pass"
	live(json.patch(kept, snapshot(100001))) == "fail"
	live(json.patch(broken, led_by("cross-government"))) == "pass"
}

test_the_volume_known_at_the_time_comes_before_that_of_today if {
	live(json.patch(kept, yearly(350000))) == "pass"
	live(json.patch(kept, array.concat(snapshot(null), yearly(350000)))) == "fail"
	live(json.patch(broken, yearly(9400))) == "fail"
}

test_civil_servants_of_two_organisations_need_a_panel_from_across_government if {
	both := changes.set("/services/0/civil_servant_organisations", 2)
	live(json.patch(kept, both)) == "fail"
	severity(json.patch(kept, both)) == "warning"
	live(json.patch(kept, array.concat(both, led_by("cross-government")))) == "pass"
}

test_a_panel_from_across_government_is_never_too_much if {
	live(json.patch(kept, led_by("cross-government"))) == "pass"
	live(json.patch(kept, array.flatten([led_by("cross-government"), snapshot(null), yearly(null)]))) == "pass"
}

test_an_assessment_that_does_not_name_its_panel_is_a_remark if {
	every change in [led_by(""), array.concat(led_by(""), snapshot(350000))] {
		live(json.patch(kept, change)) == "fail"
		severity(json.patch(kept, change)) == "info"
	}
}

test_a_transactional_service_gives_its_volume_by_its_beta_assessment if {
	unknown := array.flatten([snapshot(null), yearly(null)])
	live(json.patch(kept, unknown)) == "fail at /services/0/transactions_per_year"
	severity(json.patch(kept, unknown)) == "warning"
	live(json.patch(kept, array.concat(unknown, led_by("")))) == "fail at /services/0/transactions_per_year"
	live(json.patch(kept, array.concat(unknown, changes.set("/assessments/3/phase", "beta")))) == "fail at /services/0/transactions_per_year"
	live(json.patch(kept, array.concat(unknown, changes.set("/assessments/3/phase", "alpha")))) == "not-assessed at /services/0/transactions_per_year"
	live(json.patch(kept, array.concat(unknown, changes.set("/services/0/transactional", null)))) == "not-assessed at /services/0/transactions_per_year"
	live(json.patch(kept, array.concat(unknown, changes.set("/services/0/transactional", false)))) == "pass"
}

test_a_review_of_a_discovery_has_no_panel if {
	told(kept)[0] == "not-applicable at ."
}

test_history_and_what_lies_ahead_are_not_looked_at if {
	live(json.patch(broken, changes.dated("/assessments/3/held_on", "2026-01-04"))) == "not-applicable at ."
	live(json.patch(broken, changes.dated("/assessments/3/held_on", "2026-01-05"))) == "fail"
	live(json.patch(broken, changes.dated("/assessments/3/booked_on", "2026-11-23"))) == "not-applicable at ."
}

test_a_booked_assessment_is_looked_at_already if {
	booked := array.concat(changes.dated("/assessments/3/held_on", "2027-02-02"), changes.set("/assessments/3/status", "booked"))
	live(json.patch(broken, booked)) == "fail"
	live(json.patch(broken, changes.undated("/assessments/3/held_on"))) == "fail"
}

test_an_assessment_of_an_unknown_service_cannot_be_judged if {
	every id in ["soil-moon", ""] {
		live(json.patch(broken, changes.set("/assessments/3/service", id))) == "not-assessed at service"
	}
	nameless := array.concat(changes.set("/assessments/3/service", ""), changes.set("/services/0/id", ""))
	live(json.patch(broken, nameless)) == "not-assessed at service"
}

test_an_assessment_of_a_retired_service_is_not_looked_at if {
	live(json.patch(broken, changes.set("/services/0/phases/4/phase", "retired"))) == "not-applicable at /services/0/phases"
}

test_without_a_founding_day_we_cannot_tell_whether_it_is_history if {
	undated := changes.undated("/group/founded")
	live(json.patch(broken, undated)) == "not-assessed at /group/founded"
	live(json.patch(kept, undated)) == live(kept)
	live(json.patch(broken, array.concat(undated, changes.dated("/assessments/3/held_on", "2027-02-02")))) == "fail"
}
