package dgcheck.rules.strategy.service_performance_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.service_performance as rule

kept := data.examples.strategy.service_performance.kept

broken := data.examples.strategy.service_performance.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := {result.due | some result in results(declared)}

said(declared) := found if found := judged.messages(rule)[0] with input as declared

read(date) := changes.dated("/services/0/performance/completion_rate/0/date", date)

live(date) := changes.dated("/services/0/phases/0/from", date)

test_recent_readings_of_all_four_figures_pass if {
	told(kept) == {0: "pass"}
	due(kept) == {"2027-02-08"}
}

test_a_figure_without_a_reading_fails if {
	told(broken) == {0: "fail"}
	every figure in ["user_satisfaction", "completion_rate", "cost_per_transaction", "digital_take_up"] {
		told(json.patch(kept, changes.set($"/services/0/performance/{figure}", []))) == told(broken)
	}
}

test_a_hundred_days_are_recent_and_one_more_is_not if {
	told(json.patch(kept, read("2026-08-14"))) == told(kept)
	told(json.patch(kept, read("2026-08-13"))) == told(broken)
	due(json.patch(kept, read("2026-08-13"))) == {"2026-11-21"}
}

test_a_reading_after_the_day_we_judge_does_not_count if {
	told(json.patch(kept, read("2026-11-22"))) == told(kept)
	told(json.patch(kept, read("2026-11-23"))) == told(broken)
	told(json.patch(kept, changes.undated("/services/0/performance/completion_rate/0/date"))) == told(broken)
}

test_a_service_that_has_just_gone_live_has_a_hundred_days if {
	new := json.patch(broken, live("2026-08-14"))
	told(new) == {0: "not-due"}
	due(new) == {"2026-11-22"}
	told(json.patch(broken, live("2026-08-13"))) == told(broken)
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}

test_only_transactional_services_are_asked if {
	told(json.patch(broken, changes.set("/services/0/transactional", false))) == {0: "not-applicable at transactional"}
	told(json.patch(broken, changes.set("/services/0/transactional", null))) == {0: "not-assessed at transactional"}
}

test_how_the_figures_move_is_said_beside_the_pass if {
	endswith(said(kept), "user satisfaction up.")
	endswith(said(json.patch(kept, changes.set("/services/0/performance/user_satisfaction/0/value", 84))), "user satisfaction unchanged.")
	endswith(said(json.patch(kept, changes.set("/services/0/performance/user_satisfaction/0/value", 85))), "user satisfaction down.")
	not contains(said(json.patch(kept, changes.drop("/services/0/performance/user_satisfaction/0"))), "Since")
	not contains(said(json.patch(kept, changes.dated("/services/0/performance/user_satisfaction/0/date", "2026-11-23"))), "Since")
}

test_readings_may_be_listed_in_any_order if {
	readings := kept.services[0].performance.user_satisfaction
	turned := json.patch(kept, changes.set("/services/0/performance/user_satisfaction", [readings[1], readings[0]]))
	said(turned) == said(kept)
}
