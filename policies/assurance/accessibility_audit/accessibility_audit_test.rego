package dgcheck.rules.assurance.accessibility_audit_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.accessibility_audit as rule

kept := data.examples.assurance.accessibility_audit.kept

broken := data.examples.assurance.accessibility_audit.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for soil-checks, which went live on 24 August.
about(declared) := told(declared)[0]

at := ["services", 0, "accessibility", "audited_on"]

test_a_live_service_that_was_audited_passes_and_others_are_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable at phases"}
}

test_a_live_service_without_an_audit_fails if {
	about(broken) == "fail"
}

test_an_audit_on_the_day_it_went_live_is_in_time_and_one_after_it_is_late if {
	about(json.patch(kept, changes.dated("/services/0/accessibility/audited_on", "2026-08-24"))) == "pass"
	late := json.patch(kept, changes.dated("/services/0/accessibility/audited_on", "2026-08-25"))
	about(late) == "fail"
	{result.remedy | some result in results(late)} != set()
}

test_an_audit_after_the_day_we_judge_is_left_out if {
	results(json.patch(kept, changes.dated("/services/0/accessibility/audited_on", "2026-11-23"))) == results(broken)
}

test_a_service_that_went_live_before_moves_are_looked_at_is_not_asked if {
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-08-24"))) == "fail"
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-08-25"))) == "not-applicable at phases"
}

test_without_a_founding_day_we_cannot_tell if {
	about(json.patch(broken, changes.undated("/group/founded"))) == "not-assessed at /group/founded"
	about(json.patch(kept, changes.undated("/group/founded"))) == "pass"
}

test_a_service_that_is_planned_or_retired_is_not_asked if {
	about(json.patch(broken, changes.set("/services/0/phases", []))) == "not-applicable at phases"
	about(json.patch(broken, changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-02", "from_day": changes.day("2026-11-02")}))) == "not-applicable at phases"
}
