package dgcheck.rules.strategy.great_standard_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.great_standard as rule

kept := data.examples.strategy.great_standard.kept

broken := data.examples.strategy.great_standard.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

group := ["group", "pass", ["services"]]

about(verdict, key) := {["service:soil-checks", verdict, array.concat(["services", 0], key)], group}

test_a_priority_service_with_a_plan_passes if {
	judged(kept) == about("pass", ["great_standard"])
}

test_a_priority_service_that_was_not_measured_fails if {
	judged(broken) == about("fail", ["great_standard"])
	judged(json.patch(kept, changes.undated("/services/0/great_standard/assessed_on"))) == judged(broken)
}

test_a_great_service_needs_no_plan_and_any_other_does if {
	unplanned := json.patch(kept, changes.set("/services/0/great_standard/roadmap_url", ""))
	judged(json.patch(unplanned, changes.set("/services/0/great_standard/status", "great"))) == judged(kept)
	every status in ["good", "needs-improvement", "not-assessed", ""] {
		judged(json.patch(unplanned, changes.set("/services/0/great_standard/status", status))) == about("fail", ["great_standard", "roadmap_url"])
	}
}

test_great_without_a_day_is_not_measured if {
	unmeasured := array.concat(changes.undated("/services/0/great_standard/assessed_on"), changes.set("/services/0/great_standard/status", "great"))
	judged(json.patch(kept, unmeasured)) == judged(broken)
}

test_a_measurement_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/services/0/great_standard/assessed_on", "2026-11-22"))) == judged(kept)
	judged(json.patch(kept, changes.dated("/services/0/great_standard/assessed_on", "2026-11-23"))) == about("not-assessed", ["great_standard", "assessed_on"])
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	judged(new) == about("not-due", ["great_standard"])
	{result.due | some result in results(new)} == {"2026-11-22"}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == judged(broken)
}

test_only_priority_services_are_asked if {
	every said in [null, false] {
		judged(json.patch(broken, changes.set("/services/0/priority", said))) == about("not-applicable", ["priority"])
	}
}

test_services_that_are_retired_or_planned_are_not_asked_and_not_counted if {
	asked_no_more := {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == asked_no_more
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == asked_no_more
}

test_the_largest_services_are_counted if {
	great := json.patch(kept, changes.set("/services/0/great_standard/status", "great"))
	{result.because | some result in results(great); result.subject == "group"} == {"Services here that are among the department's largest: 1; of those, great: 1."}
	{result.because | some result in results(kept); result.subject == "group"} == {"Services here that are among the department's largest: 1; of those, great: 0."}
	judged(json.patch(kept, changes.set("/services/0/top_volume", false))) == {["service:soil-checks", "pass", ["services", 0, "great_standard"]]}
}

test_without_its_clause_nothing_is_counted if {
	results := rule.results with input as kept with data.clauses as {"CD-1-4": "info"}
	{result.subject | some result in results} == {"service:soil-checks"}
}
