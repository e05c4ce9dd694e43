package dgcheck.rules.assurance.accessibility_defects_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.accessibility_defects as rule

kept := data.examples.assurance.accessibility_defects.kept

broken := data.examples.assurance.accessibility_defects.broken

results(declared) := found if found := rule.results with input as declared

# about is what is said of soil-checks, which went live on 24 August.
about(declared) := {[result.verdict, result.at, object.get(result, "due", "")] |
	some result in results(declared)
	result.subject == "service:soil-checks"
}

at := ["services", 0, "accessibility", "open_defects"]

phases := ["services", 0, "phases"]

live(declared, date) := json.patch(declared, changes.dated("/services/0/phases/4/from", date))

test_a_live_service_without_defects_passes_and_others_are_not_asked if {
	{[result.subject, result.verdict, result.at] | some result in results(kept)} == {
		["service:soil-checks", "pass", at],
		["service:soil-maps", "not-applicable", ["services", 1, "phases"]],
	}
	about(live(kept, "2026-11-20")) == {["pass", at, ""]}
}

test_the_eighty_fourth_day_is_in_time_and_the_next_is_not if {
	about(live(broken, "2026-08-30")) == {["not-due", at, "2026-11-22"]}
	about(live(broken, "2026-08-29")) == {["fail", at, "2026-11-21"]}
}

test_one_defect_is_enough if {
	about(json.patch(broken, changes.set("/services/0/accessibility/open_defects", 1))) == about(broken)
}

test_without_a_number_we_cannot_tell if {
	about(json.patch(kept, changes.set("/services/0/accessibility/open_defects", null))) == {["not-assessed", at, ""]}
}

test_a_service_that_went_live_before_moves_are_looked_at_is_not_asked if {
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-08-24"))) == about(broken)
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-08-25"))) == {["not-applicable", phases, ""]}
}

test_without_a_founding_day_we_cannot_tell if {
	about(json.patch(broken, changes.undated("/group/founded"))) == {["not-assessed", ["group", "founded"], ""]}
	about(json.patch(kept, changes.undated("/group/founded"))) == {["pass", at, ""]}
}

test_a_service_that_is_planned_or_retired_is_not_asked if {
	about(json.patch(broken, changes.set("/services/0/phases", []))) == {["not-applicable", phases, ""]}
	about(json.patch(broken, changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-02", "from_day": changes.day("2026-11-02")}))) == {["not-applicable", phases, ""]}
}
