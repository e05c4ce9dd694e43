package dgcheck.rules.assurance.accessibility_defects_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.accessibility_defects as rule

kept := data.examples.assurance.accessibility_defects.kept

broken := data.examples.assurance.accessibility_defects.broken

told_due(declared) := found if found := judged.told_due(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for soil-checks, which went live on 24 August.
about(declared) := told_due(declared)[0]

at := ["services", 0, "accessibility", "open_defects"]

live(declared, date) := json.patch(declared, changes.dated("/services/0/phases/4/from", date))

test_a_live_service_without_defects_passes_and_others_are_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable at phases"}
	about(live(kept, "2026-11-20")) == "pass"
}

test_the_eighty_fourth_day_is_in_time_and_the_next_is_not if {
	about(live(broken, "2026-08-30")) == "not-due by 2026-11-22"
	about(live(broken, "2026-08-29")) == "fail by 2026-11-21"
}

test_one_defect_is_enough if {
	about(json.patch(broken, changes.set("/services/0/accessibility/open_defects", 1))) == about(broken)
}

test_without_a_number_we_cannot_tell if {
	about(json.patch(kept, changes.set("/services/0/accessibility/open_defects", null))) == "not-assessed"
}

test_a_service_that_went_live_before_moves_are_looked_at_is_not_asked if {
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-08-24"))) == about(broken)
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

plan := changes.set("/services/0/accessibility/plan_url", "https://example.gov.uk/soil/mending")

test_a_plan_is_enough_for_eighty_four_days if {
	planned := json.patch(broken, plan)
	about(live(planned, "2026-08-30")) == "pass"
	about(live(planned, "2026-08-29")) == "fail by 2026-11-21"
}

test_the_plan_is_asked_before_live if {
	next := array.concat(changes.drop("/services/0/phases/4"), changes.set("/services/0/next/phase", "live"))
	dated := array.concat(next, changes.dated("/services/0/next/planned_for", "2026-12-07"))
	about(json.patch(broken, next)) == "not-due at accessibility"
	about(json.patch(broken, dated)) == "not-due at accessibility by 2026-12-07"
	about(json.patch(broken, array.concat(dated, changes.dated("/services/0/next/planned_for", "2026-11-20")))) == "not-due at accessibility"
	about(json.patch(broken, array.concat(next, plan))) == "pass"
	about(json.patch(kept, next)) == "pass"
	about(json.patch(kept, array.concat(next, changes.set("/services/0/accessibility/open_defects", null)))) == "not-applicable"
}
