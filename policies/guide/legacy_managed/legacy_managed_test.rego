package dgcheck.rules.guide.legacy_managed_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.legacy_managed as rule

kept := data.examples.guide.legacy_managed.kept

broken := data.examples.guide.legacy_managed.broken

guide := {"DG-OWN-7": "warning"}

told(declared) := found if found := judged.told(rule) with input as declared with data.clauses as guide

due(declared) := found if found := rule.results[0].due with input as declared with data.clauses as guide

messages(declared, clauses) := found if found := judged.messages(rule) with input as declared with data.clauses as clauses

test_a_system_with_an_owner_a_plan_and_a_review_passes if {
	told(kept) == {0: "pass"}
	due(kept) == "2027-03-24"
}

test_a_system_without_a_plan_fails if {
	told(broken) == {0: "fail"}
}

test_a_system_without_an_owner_fails if {
	told(json.patch(kept, changes.set("/legacy/0/owner/role", ""))) == told(broken)
}

test_a_review_is_in_time_for_190_days if {
	told(json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-05-16"))) == told(kept)
	old := json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-05-15"))
	told(old) == {0: "fail at reviewed"}
	due(old) == "2026-11-21"
}

test_a_system_that_was_never_gone_through_fails if {
	told(json.patch(kept, changes.undated("/legacy/0/reviewed"))) == {0: "fail at reviewed"}
}

test_a_review_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-11-23"))) == {0: "not-assessed at reviewed"}
}

test_a_system_that_was_switched_off_is_not_asked if {
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-22"))) == {0: "not-applicable at retired_on"}
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-23"))) == told(broken)
}

test_a_group_says_whether_it_has_such_systems if {
	none := json.patch(kept, changes.set("/legacy", []))
	told(object.union(none, {"written": {"legacy"}})) == {"group": "pass"}
	told(object.union(none, {"written": set()})) == {"group": "fail"}
}

test_the_strategy_asks_for_the_same if {
	strategy := {"ST-M4-3": "warning", "ST-M2-4": "info"}
	judged.verdicts(rule) == {0: "fail"} with input as broken with data.clauses as strategy
	judged.verdicts(rule) == {0: "pass"} with input as kept with data.clauses as strategy
}

test_the_strategy_counts_what_was_switched_off if {
	strategy := {"DG-OWN-7": "warning", "ST-M2-4": "info"}
	off := json.patch(kept, array.flatten([
		changes.add("/legacy/-", object.union(kept.legacy[0], {"subject": "legacy:old-archive"})),
		changes.dated("/legacy/1/retired_on", "2026-03-31"),
	]))
	every message in messages(off, strategy) { endswith(message, " Switched off so far: 1 of 2 systems.") }
	every message in messages(off, guide) { not contains(message, "Switched off so far") }
}
