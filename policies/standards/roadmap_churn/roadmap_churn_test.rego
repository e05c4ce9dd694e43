package dgcheck.rules.standards.roadmap_churn_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.standards.roadmap_churn as rule

kept := data.examples.standards.roadmap_churn.kept

broken := data.examples.standards.roadmap_churn.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

# on returns the broken example with changes on some days, without reasons.
on(days) := json.patch(broken, changes.set("/roadmap/changes", [object.union(broken.roadmap.changes[0], {"date": date, "date_day": changes.day(date)}) |
	some date in days
]))

six := ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-22"]

first := {"group": "fail at roadmap/changes/0"}

test_few_changes_pass if {
	told(kept) == passes
	told(on(six)) == passes
}

test_more_than_six_changes_that_do_not_say_why_fail if {
	told(broken) == first
	told(on(array.concat(six, ["2026-11-09"]))) == first
}

test_changes_are_counted_over_thirty_days if {
	told(on(array.concat(six, ["2026-10-23"]))) == first
	told(on(array.concat(six, ["2026-10-22"]))) == passes
	told(on(array.concat(six, ["2026-11-23"]))) == passes
}

test_a_pass_rests_on_changes_whose_day_cannot_be_read if {
	undated := json.patch(on(six), changes.undated("/roadmap/changes/2/date"))
	result(undated).rests_on == [["roadmap", "changes", 2]]
	result(kept).rests_on == []
}

test_the_place_is_the_first_change_that_does_not_say_why if {
	some_say := array.flatten([changes.set($"/roadmap/changes/{i}/reason", "Research") | some i in [0, 1, 3]])
	told(json.patch(broken, some_say)) == {"group": "fail at roadmap/changes/2"}
}

test_many_changes_that_all_say_why_pass if {
	all_say := array.flatten([changes.set($"/roadmap/changes/{i}/reason", "Research") | some i, _ in broken.roadmap.changes])
	told(json.patch(broken, all_say)) == passes
}

test_without_changes_it_cannot_be_assessed_unless_it_says_that_there_are_none if {
	none := json.patch(kept, array.concat(
		changes.set("/roadmap/changes", []),
		changes.set("/written", [path | some path in kept.written; not startswith(path, "roadmap/changes")]),
	))
	told(none) == {"group": "not-assessed"}
	told(json.patch(none, changes.set("/written", ["roadmap/changes"]))) == passes
}

changed_on(declared, state, days) := seen.with_history(declared, state, "2026-01-01", [["roadmap", "changed", on, ""] | some on in days])

unnoted := json.patch(kept, array.concat(
	changes.set("/roadmap/changes", []),
	changes.set("/written", [path | some path in kept.written; not startswith(path, "roadmap/changes")]),
))

seven := array.concat(six, ["2026-11-07"])

test_changes_that_were_seen_count_where_none_is_noted if {
	told(changed_on(unnoted, "complete", six)) == passes
	told(changed_on(unnoted, "complete", [])) == passes
	told(changed_on(unnoted, "complete", seven)) == {"group": "fail"}
	told(changed_on(unnoted, "incomplete", six)) == {"group": "not-assessed"}
	told(changed_on(unnoted, "incomplete", seven)) == {"group": "fail"}
}

test_changes_that_are_noted_stand if {
	told(changed_on(kept, "complete", seven)) == passes
	contains(result(changed_on(kept, "complete", seven)).pass, "Seen: changes on 7 days.")
	contains(result(changed_on(kept, "incomplete", [])).pass, "It is shallow.")
	told(changed_on(broken, "complete", [])) == told(broken)
}
