package dgcheck.rules.guide.assessment_on_change_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.assessment_on_change as rule

kept := data.examples.guide.assessment_on_change.kept

broken := data.examples.guide.assessment_on_change.broken

guide := {"DG-ASR-7": "warning", "DG-ASR-8": "warning"}

assurance := {"AS-SAS-10a": "warning", "AS-SAS-10b": "warning", "AS-SAS-10c": "warning", "AS-SAS-10d": "warning"}

told(declared) := found if found := judged.told(rule) with input as declared with data.clauses as guide

due(declared) := found if found := rule.results[0].due with input as declared with data.clauses as guide

# graded returns the verdicts and the severity of the result.
graded(declared, clauses) := [verdicts[0], severities[0]] if {
	verdicts := judged.verdicts(rule) with input as declared with data.clauses as clauses
	severities := judged.said(rule, "severity") with input as declared with data.clauses as clauses
}

changed(declared, change) := told(json.patch(declared, change))

passes := {0: "pass"}

fails := {0: "fail at events/0"}

not_asked := {0: "not-applicable"}

not_asked_at(place) := {0: $"not-applicable at {place}"}

of_kind(kind) := json.patch(broken, changes.set("/services/0/events/0/kind", kind))

test_a_change_that_was_assessed_in_time_passes if {
	told(kept) == passes
}

test_an_assessment_counts_without_being_cited if {
	changed(kept, changes.set("/services/0/events/0/assessment", "")) == passes
}

test_a_change_that_was_not_assessed_fails_at_the_change if {
	told(broken) == fails
	due(broken) == "2026-10-13"
}

test_an_assessment_counts_from_the_day_of_the_change_for_183_days if {
	every date in ["2026-04-13", "2026-10-13"] {
		changed(kept, changes.dated("/assessments/0/held_on", date)) == passes
	}
	changed(kept, changes.dated("/assessments/0/held_on", "2026-04-12")) == fails
}

test_an_assessment_held_late_is_an_info if {
	late := json.patch(kept, changes.dated("/assessments/0/held_on", "2026-10-14"))
	graded(late, guide) == ["fail", "info"]
	graded(broken, guide) == ["fail", "warning"]
}

test_an_assessment_without_a_result_booked_of_another_service_or_still_to_come_does_not_count if {
	every change in [
		changes.set("/assessments/0/result", ""),
		changes.set("/assessments/0/status", "booked"),
		changes.set("/assessments/0/service", "soil-maps"),
		changes.undated("/assessments/0/held_on"),
		changes.dated("/assessments/0/held_on", "2026-11-23"),
	] {
		changed(kept, change) == fails
	}
	changed(kept, changes.set("/assessments/0/result", "red")) == passes
}

test_a_change_inside_its_window_is_not_due if {
	recent := json.patch(broken, changes.dated("/services/0/events/0/date", "2026-05-23"))
	told(recent) == {0: "not-due at events/0"}
	due(recent) == "2026-11-22"
	changed(broken, changes.dated("/services/0/events/0/date", "2026-05-22")) == fails
}

decided := array.concat(
	changes.set("/services/0/events/0/not_needed/by/count", 1),
	array.concat(
		changes.set("/services/0/events/0/not_needed/by/role", "Lead assessor"),
		changes.dated("/services/0/events/0/not_needed/decided_on", "2026-11-20"),
	),
)

test_a_decision_that_none_is_needed_stands_in_for_an_assessment if {
	changed(broken, decided) == passes
}

test_a_decision_says_who_took_it_and_when if {
	every change in [
		changes.set("/services/0/events/0/not_needed/by/role", ""),
		changes.undated("/services/0/events/0/not_needed/decided_on"),
		changes.dated("/services/0/events/0/not_needed/decided_on", "2026-11-23"),
	] {
		changed(broken, array.concat(decided, change)) == fails
	}
}

test_a_change_before_assessments_are_looked_at_or_still_to_come_is_not_asked if {
	changed(broken, changes.dated("/services/0/events/0/date", "2026-02-01")) == fails
	every date in ["2026-01-31", "2026-11-23"] {
		changed(broken, changes.dated("/services/0/events/0/date", date)) == not_asked
	}
	changed(broken, changes.undated("/services/0/events/0/date")) == not_asked
}

test_without_a_founding_day_we_cannot_tell_whether_a_change_is_history if {
	undated := array.concat(changes.undated("/group/founded"), changes.undated("/group/assess_from"))
	changed(broken, undated) == {0: "not-assessed at events/0"}
	changed(kept, undated) == passes
}

test_a_service_without_changes_is_not_asked if {
	changed(broken, changes.set("/services/0/events", [])) == not_asked
}

test_a_service_that_needs_no_assessment_is_not_asked if {
	changed(broken, changes.set("/services/0/transactional", false)) == not_asked_at(".")
	changed(broken, changes.set("/services/0/phases", [])) == not_asked_at("phases")
	changed(broken, changes.set("/services/0/phases/0/phase", "retired")) == not_asked_at("phases")
	lifted := array.concat(changes.set("/services/0/assessment/required", false), changes.set("/services/0/assessment/reason", "Pilot"))
	changed(broken, lifted) == not_asked_at("assessment")
}

test_without_knowing_whether_people_transact_we_cannot_tell if {
	changed(broken, changes.set("/services/0/transactional", null)) == {0: "not-assessed at transactional"}
}

test_the_guide_asks_about_direction_and_team_alone if {
	every kind in ["direction-change", "team-change"] { told(of_kind(kind)) == fails }
	every kind in ["rebuild", "new-user-group", "new-journey", ""] {
		told(of_kind(kind)) == not_asked
	}
}

test_assurance_asks_about_the_others if {
	graded(of_kind("rebuild"), assurance) == ["fail", "warning"]
	graded(of_kind("team-change"), assurance) == ["fail", "warning"]
	graded(of_kind("new-user-group"), assurance) == ["fail", "warning"]
	graded(of_kind("new-journey"), assurance) == ["fail", "warning"]
	judged.verdicts(rule) == {0: "not-applicable"} with input as of_kind("direction-change") with data.clauses as assurance
}

test_one_change_that_was_not_assessed_is_enough if {
	two := json.patch(kept, array.concat(
		changes.add("/services/0/events/-", object.union(kept.services[0].events[0], {"kind": "team-change"})),
		changes.dated("/services/0/events/1/date", "2026-02-02"),
	))
	told(two) == passes
	told(json.patch(two, changes.dated("/assessments/0/held_on", "2026-08-05"))) == {0: "fail at events/1"}
}

test_a_verdict_rests_on_the_changes_and_the_assessments if {
	judged.said(rule, "rests_on") == {0: [["group", "assess_from"], ["services", 0, "events", 0], ["assessments", 0]]} with input as kept with data.clauses as guide
}
