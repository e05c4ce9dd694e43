package dgcheck.rules.strategy.great_standard_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.great_standard as rule

kept := data.examples.strategy.great_standard.kept

broken := data.examples.strategy.great_standard.broken

results(declared) := found if found := rule.results with input as declared

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

group := {"group": "pass"}

test_a_priority_service_with_a_plan_passes if {
	told(kept) == object.union({0: "pass"}, group)
}

test_a_priority_service_that_was_not_measured_fails if {
	told(broken) == object.union({0: "fail"}, group)
	told(json.patch(kept, changes.undated("/services/0/great_standard/assessed_on"))) == told(broken)
}

test_a_great_service_needs_no_plan_and_any_other_does if {
	unplanned := json.patch(kept, changes.set("/services/0/great_standard/roadmap_url", ""))
	told(json.patch(unplanned, changes.set("/services/0/great_standard/status", "great"))) == told(kept)
	every status in ["good", "needs-improvement", "not-assessed", ""] {
		told(json.patch(unplanned, changes.set("/services/0/great_standard/status", status))) == object.union({0: "fail at great_standard/roadmap_url"}, group)
	}
}

test_great_without_a_day_is_not_measured if {
	unmeasured := array.concat(changes.undated("/services/0/great_standard/assessed_on"), changes.set("/services/0/great_standard/status", "great"))
	told(json.patch(kept, unmeasured)) == told(broken)
}

test_a_measurement_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/services/0/great_standard/assessed_on", "2026-11-22"))) == told(kept)
	told(json.patch(kept, changes.dated("/services/0/great_standard/assessed_on", "2026-11-23"))) == object.union({0: "not-assessed at great_standard/assessed_on"}, group)
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	told(new) == object.union({0: "not-due"}, group)
	{result.due | some result in results(new)} == {"2026-11-22"}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == told(broken)
}

test_only_priority_services_are_asked if {
	every said in [null, false] {
		told(json.patch(broken, changes.set("/services/0/priority", said))) == object.union({0: "not-applicable at priority"}, group)
	}
}

test_services_that_are_retired_or_planned_are_not_asked_and_not_counted if {
	asked_no_more := {0: "not-applicable at phases"}
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == asked_no_more
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == asked_no_more
}

test_the_largest_services_are_counted if {
	great := json.patch(kept, changes.set("/services/0/great_standard/status", "great"))
	message(great) == "Services here that are among the department's largest: 1; of those, great: 1."
	message(kept) == "Services here that are among the department's largest: 1; of those, great: 0."
	told(json.patch(kept, changes.set("/services/0/top_volume", false))) == {0: "pass"}
}

test_without_its_clause_nothing_is_counted if {
	found := judged.told(rule) with input as kept with data.clauses as {"CD-1-4": "info"}
	object.keys(found) == {0}
}
