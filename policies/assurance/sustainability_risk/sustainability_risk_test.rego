package dgcheck.rules.assurance.sustainability_risk_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.sustainability_risk as rule

kept := data.examples.assurance.sustainability_risk.kept

broken := data.examples.assurance.sustainability_risk.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared with data.clauses as assurance

told_due(declared) := found if found := judged.told_due(rule) with input as declared with data.clauses as assurance

assurance := {"AS-SUS-1": "warning", "AS-SUS-2": "warning"}

# about returns the result for soil-maps, which left discovery on 7 September and
# whose alpha was assessed on 3 November.
about(declared) := told_due(declared)[1]

because(declared) := found if found := judged.messages(rule)[1] with input as declared with data.clauses as assurance

failing(key) := $"fail at /sustainability/1/{key}"

test_services_assessed_before_alpha_pass if {
	verdicts(kept) == {0: "pass", 1: "pass"}
	about(kept) == "pass"
}

test_a_service_that_left_discovery_without_an_assessment_fails if {
	about(broken) == failing("risk_assessment_on")
	about(json.patch(kept, changes.drop("/sustainability/1"))) == "fail at /sustainability"
	about(json.patch(kept, changes.set("/sustainability/1/service", "soil-checks"))) == "fail at /sustainability"
}

test_the_day_alpha_begins_is_in_time_and_the_day_after_is_late if {
	about(json.patch(kept, changes.dated("/sustainability/1/risk_assessment_on", "2026-09-07"))) == "pass"
	about(json.patch(kept, changes.dated("/sustainability/1/risk_assessment_on", "2026-09-08"))) == failing("risk_assessment_on")
}

test_the_first_assessment_decides if {
	again := object.union(kept.sustainability[1], {"risk_assessment_on": "2026-10-05", "risk_assessment_on_day": changes.day("2026-10-05")})
	about(json.patch(kept, changes.add("/sustainability/-", again))) == "pass"
	about(json.patch(kept, changes.add("/sustainability/0", again))) == "pass"
}

test_an_assessment_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/sustainability/1/risk_assessment_on", "2026-11-23"))) == failing("risk_assessment_on")
}

# left returns an example in which soil-maps left discovery on another day.
left(declared, date) := json.patch(declared, array.flatten([
	changes.dated("/group/founded", "2025-12-01"),
	changes.dated("/services/1/phases/0/from", "2025-12-01"),
	changes.dated("/services/1/phases/1/from", date),
]))

test_services_that_left_discovery_before_it_was_asked_for_are_not if {
	about(left(broken, "2026-04-01")) == failing("risk_assessment_on")
	about(left(broken, "2026-03-31")) == "not-applicable"
	about(left(kept, "2026-03-31")) == "pass"
}

test_services_that_left_discovery_before_the_group_looked_at_moves_are_not_asked if {
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-09-07"))) == failing("risk_assessment_on")
	about(json.patch(broken, changes.dated("/group/assess_from", "2026-09-08"))) == "not-applicable"
}

test_without_a_founding_day_we_cannot_tell if {
	about(json.patch(broken, changes.undated("/group/founded"))) == "not-assessed at /group/founded"
	about(json.patch(kept, changes.undated("/group/founded"))) == "pass"
}

test_a_service_that_began_with_alpha_is_asked if {
	about(json.patch(broken, changes.drop("/services/1/phases/0"))) == failing("risk_assessment_on")
}

test_services_before_alpha_or_retired_are_not_asked if {
	every phase in ["discovery", "retired"] {
		about(json.patch(broken, changes.set("/services/1/phases", [{"phase": phase, "from": "2026-10-05", "from_day": changes.day("2026-10-05")}]))) == "not-applicable"
	}
	about(json.patch(broken, changes.set("/services/1/phases", []))) == "not-applicable"
}

unrated := changes.set("/sustainability/1/impact_rating", "")

test_once_alpha_is_assessed_the_rating_is_recorded if {
	about(json.patch(kept, unrated)) == failing("impact_rating")
}

test_before_alpha_is_assessed_the_rating_is_not_asked_for if {
	every change in [
		changes.drop("/assessments/5"),
		changes.set("/assessments/5/status", "booked"),
		changes.dated("/assessments/5/held_on", "2026-11-23"),
	] {
		about(json.patch(kept, array.concat(unrated, change))) == "pass"
	}
}

test_the_rating_may_take_ten_working_days if {
	in_november := json.patch(kept, array.flatten([unrated, changes.dated("/services/1/phases/1/from", "2026-11-10"), changes.drop("/services/1/phases/2")]))
	about(json.patch(in_november, changes.dated("/sustainability/1/risk_assessment_on", "2026-11-09"))) == "not-due at /sustainability/1/impact_rating by 2026-11-23"
	about(json.patch(in_november, changes.dated("/sustainability/1/risk_assessment_on", "2026-11-06"))) == failing("impact_rating")
}

test_without_an_assessment_no_rating_is_asked_for if {
	about(left(json.patch(broken, unrated), "2026-03-31")) == "not-applicable"
}

# by_strategy returns the result for soil-maps if only the strategy is in force.
by_strategy(declared) := found if found := judged.told(rule)[1] with input as declared with data.clauses as {"ST-M4-8": "warning"}

share(declared) := found if found := judged.messages(rule)[1] with input as declared with data.clauses as {"ST-M4-8": "warning"}

test_the_strategy_asks_whenever_discovery_was_left if {
	by_strategy(left(broken, "2026-03-31")) == "fail at /sustainability/1/risk_assessment_on"
	by_strategy(json.patch(kept, changes.dated("/sustainability/1/risk_assessment_on", "2026-09-08"))) == "pass"
	by_strategy(json.patch(kept, unrated)) == "pass"
}

test_the_strategy_is_shown_the_share if {
	contains(share(kept), "alpha to live: 2 of 2.")
	contains(share(broken), "alpha to live: 1 of 2.")
	not contains(because(kept), "alpha to live")
}

test_that_it_was_never_assessed_is_said_once if {
	both := {"AS-SUS-1": "warning", "AS-SUS-2": "warning", "ST-M4-8": "warning"}
	said := judged.messages(rule)[1] with input as broken with data.clauses as both
	contains(said, "was not assessed. Assessed services from alpha to live")
	not contains(said, "never")
}
