package dgcheck.rules.data.dates_sane_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.data.dates_sane as rule

kept := data.examples.data.dates_sane.kept

broken := data.examples.data.dates_sane.broken

said(document) := found if found := judged.doubts(rule) with input as document

test_dates_of_the_calendar_pass if {
	said(kept) == set()
}

# later adds a fact at a path of a document that is dated after the day judged.
later(document, at) := json.patch(document, [{"op": "add", "path": "/later/-", "value": {"at": at, "file": "delivery-group.yaml", "date": "2027-02-02"}}])

test_a_fact_dated_after_today_fails if {
	said(later(kept, ["pipeline", "updated"])) == {"fail at /pipeline/updated"}
}

test_with_a_day_to_judge_by_a_later_fact_is_left_out_and_that_is_said if {
	given := json.patch(later(kept, ["pipeline", "updated"]), [{"op": "replace", "path": "/as_of_given", "value": true}])
	said(given) == {"fail at /pipeline/updated"}
	severities(given) == {"info"}
	severities(json.patch(given, [{"op": "add", "path": "/later/0/day", "value": input_day + 366}])) == {"warning"}
}

test_with_a_day_to_judge_by_later_facts_of_a_list_are_left_out if {
	given := json.patch(later(kept, ["services", 0, "improvements", 0, "date"]), [{"op": "replace", "path": "/as_of_given", "value": true}])
	said(given) == set()
}

test_with_a_day_to_judge_by_the_later_day_of_a_thing_is_reported if {
	given := [{"op": "replace", "path": "/as_of_given", "value": true}]
	every at in [["legacy", 0, "reviewed"], ["legacy", 0, "risk", "rated_on"], ["governance", "forums", 0, "last_met"], ["services", 1, "content", "last_audit"]] {
		said(json.patch(later(kept, at), given)) == {$"fail at /{concat("/", [$"{step}" | some step in at])}"}
	}
	said(json.patch(later(kept, ["services", 0, "phases", 0, "from"]), given)) == set()
}

test_with_a_day_to_judge_by_the_only_update_is_reported if {
	given := json.patch(later(kept, ["finance", "forecast_updated", 0]), [{"op": "replace", "path": "/as_of_given", "value": true}])
	days := {"op": "add", "path": "/finance/forecast_updated_days", "value": [input_day + 1]}
	said(json.patch(given, [days])) == {"fail at /finance/forecast_updated/0"}
	said(json.patch(given, [object.union(days, {"value": [input_day - 9, input_day + 1]})])) == set()
}

severities(document) := {object.get(result, "severity", "error") | some result in rule.results with input as document; result.fail}

input_day := kept.as_of_day

test_a_plan_far_ahead_fails if {
	planned := json.patch(kept, [{"op": "add", "path": "/planned", "value": [{
		"file": "delivery-group.yaml", "at": ["services", 0, "next", "planned_for"], "date": "2062-01-01", "day": input_day + 1827,
	}]}])
	said(planned) == {"fail at /services/0/next/planned_for"}
	said(json.patch(planned, [{"op": "replace", "path": "/planned/0/day", "value": input_day + 1826}])) == set()
}

test_moves_are_looked_at_from_a_day_that_is_near if {
	planned := json.patch(kept, [{"op": "add", "path": "/planned", "value": [{
		"file": "delivery-group.yaml", "at": ["group", "assess_from"], "date": "2062-01-01", "day": input_day + 366,
	}]}])
	said(planned) == {"fail at /group/assess_from"}
	said(json.patch(planned, [{"op": "replace", "path": "/planned/0/day", "value": input_day + 365}])) == set()
}

assessed(assessment) := later(
	json.patch(kept, [{"op": "replace", "path": "/assessments", "value": [assessment]}]),
	["assessments", 0, "held_on"],
)

test_an_assessment_may_be_booked_ahead if {
	said(assessed({"status": "booked", "result": ""})) == set()
	said(assessed({"status": "", "result": ""})) == set()
}

test_an_assessment_that_was_held_cannot_lie_ahead if {
	ahead := {"fail at /assessments/0/held_on"}
	said(assessed({"status": "held", "result": ""})) == ahead
	said(assessed({"status": "", "result": "green"})) == ahead
}

board(result) := later(
	json.patch(kept, [{"op": "replace", "path": "/readiness", "value": [{"result": result}]}]),
	["readiness", 0, "board_on"],
)

test_a_readiness_board_may_be_planned_until_it_has_decided if {
	said(board("")) == set()
	said(board("ready")) == {"fail at /readiness/0/board_on"}
}

founded(status) := later(json.patch(kept, [{"op": "replace", "path": "/group/status", "value": status}]), ["group", "founded"])

test_only_a_forming_group_may_be_founded_on_a_day_to_come if {
	said(founded("forming")) == set()
	every status in ["active", "closing", "closed", "merged", ""] {
		said(founded(status)) == {"fail at /group/founded"}
	}
}

test_with_a_day_to_judge_by_a_group_may_be_founded_later if {
	given := json.patch(founded("active"), [{"op": "replace", "path": "/as_of_given", "value": true}])
	severities(given) == {"info"}
}

entered(phase, date, day) := json.patch(kept, [{"op": "add", "path": "/services/0/phases/-", "value": {"phase": phase, "from": date, "from_day": day}}])

test_phases_follow_one_another_each_on_a_later_day if {
	before := kept.services[0].phases[0].from_day
	said(entered("private-beta", "2026-08-04", before + 1)) == set()
	said(entered("private-beta", "2026-08-03", before)) == {"fail at /services/0/phases/1/from"}
	said(entered("", "2026-08-02", before - 1)) == {"fail at /services/0/phases/1/from"}
}

test_a_phase_without_a_day_is_not_compared if {
	undated := entered("private-beta", "", null)
	said(undated) == set()
}

# returned adds another phase to the service, after one without a day.
returned(date, day) := json.patch(entered("private-beta", "", null), [{"op": "add", "path": "/services/0/phases/-", "value": {"phase": "public-beta", "from": date, "from_day": day}}])

test_a_phase_is_compared_over_one_without_a_day if {
	before := kept.services[0].phases[0].from_day
	said(returned("2026-08-04", before + 1)) == set()
	said(returned("2026-08-03", before)) == {"fail at /services/0/phases/2/from"}
}

test_what_the_reader_found_is_not_said_again if {
	said(broken) == set()
	said(later(broken, ["pipeline", "updated"])) == {"fail at /pipeline/updated"}
}

test_the_reason_names_the_service_and_the_day if {
	results := rule.results with input as entered("", "2026-08-03", kept.services[0].phases[0].from_day)
	{result.fail | some result in results} == {"Record a soil check enters a phase on 3 August 2026, which is not after the phase above it."}
}

test_the_reason_names_the_day_that_is_still_to_come if {
	results := rule.results with input as founded("active")
	{result.fail | some result in results} == {"2 February 2027 is still to come, but this is the date of something that has happened."}
}
