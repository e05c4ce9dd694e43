package dgcheck.rules.guide.legacy_managed_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.legacy_managed as rule

kept := data.examples.guide.legacy_managed.kept

broken := data.examples.guide.legacy_managed.broken

guide := {"DG-OWN-7": "warning"}

results(declared, clauses) := found if found := rule.results with input as declared with data.clauses as clauses

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared, guide)}

dues(declared) := {result.due | some result in results(declared, guide)}

reviewed := ["legacy", 0, "reviewed"]

test_a_system_with_an_owner_a_plan_and_a_review_passes if {
	judged(kept) == {["legacy:soil-archive", "pass", ["legacy", 0]]}
	dues(kept) == {"2027-03-24"}
}

test_a_system_without_a_plan_fails if {
	judged(broken) == {["legacy:soil-archive", "fail", ["legacy", 0]]}
}

test_a_system_without_an_owner_fails if {
	judged(json.patch(kept, changes.set("/legacy/0/owner/role", ""))) == judged(broken)
}

test_a_review_is_in_time_for_190_days if {
	judged(json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-05-16"))) == judged(kept)
	old := json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-05-15"))
	judged(old) == {["legacy:soil-archive", "fail", reviewed]}
	dues(old) == {"2026-11-21"}
}

test_a_system_that_was_never_gone_through_fails if {
	judged(json.patch(kept, changes.undated("/legacy/0/reviewed"))) == {["legacy:soil-archive", "fail", reviewed]}
}

test_a_review_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/legacy/0/reviewed", "2026-11-23"))) == {["legacy:soil-archive", "not-assessed", reviewed]}
}

test_a_system_that_was_switched_off_is_not_asked if {
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-22"))) == {["legacy:soil-archive", "not-applicable", ["legacy", 0, "retired_on"]]}
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-11-23"))) == judged(broken)
}

test_a_group_says_whether_it_has_such_systems if {
	none := json.patch(kept, changes.set("/legacy", []))
	judged(object.union(none, {"written": {"legacy"}})) == {["group", "pass", ["legacy"]]}
	judged(object.union(none, {"written": set()})) == {["group", "fail", ["legacy"]]}
}

test_the_strategy_asks_for_the_same if {
	strategy := {"ST-M4-3": "warning", "ST-M2-4": "info"}
	{result.verdict | some result in results(broken, strategy)} == {"fail"}
	{result.verdict | some result in results(kept, strategy)} == {"pass"}
}

test_the_strategy_counts_what_was_switched_off if {
	strategy := {"DG-OWN-7": "warning", "ST-M2-4": "info"}
	off := json.patch(kept, array.flatten([
		changes.add("/legacy/-", object.union(kept.legacy[0], {"subject": "legacy:old-archive"})),
		changes.dated("/legacy/1/retired_on", "2026-03-31"),
	]))
	every result in results(off, strategy) { endswith(result.because, " Switched off so far: 1 of 2 systems.") }
	every result in results(off, guide) { not contains(result.because, "Switched off so far") }
}
