package dgcheck.rules.assurance.repo_active_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.assurance.repo_active as rule

kept := data.examples.assurance.repo_active.kept

told(declared) := found if found := judged.told(rule) with input as declared

message(declared) := found if found := judged.messages(rule)[0] with input as declared

bought := json.patch(kept, array.concat(changes.set("/services/0/repos", []), changes.set("/services/0/built_on", "cots")))

# changed returns the example with two repositories. In the first of them, the last
# change was made on a given day.
changed(on, states) := seen.in_repositories(
	json.patch(kept, changes.set("/services/0/repos", ["DEFRA/a", "DEFRA/b"])),
	[seen.fact("DEFRA/a", "committed", "", on)],
	{"DEFRA/a": states[0], "DEFRA/b": states[1]},
)

whole := ["complete", "complete"]

test_what_was_not_looked_at_is_not_assessed if {
	told(kept) == {0: "not-assessed", 1: "not-applicable at phases"}
	told(bought)[0] == "not-applicable"
	told(json.patch(kept, changes.set("/services/0/repos", [])))[0] == "not-assessed"
}

test_one_repository_that_is_looked_after_is_enough if {
	told(changed("2026-11-20", whole))[0] == "pass"
	told(changed("2024-11-20", whole))[0] == "pass"
	told(changed("2024-11-19", whole))[0] == "fail"
	told(changed("2026-11-20", ["refused", "refused"]))[0] == "pass"
}

test_only_a_repository_that_was_looked_at_whole_is_idle if {
	told(changed("2024-11-19", ["complete", "refused"]))[0] == "not-assessed"
	told(changed("2024-11-19", [["complete", "2025-01-01"], "complete"]))[0] == "not-assessed"
}

test_repositories_that_were_changed_on_one_day_are_both_named if {
	both := seen.in_repositories(
		json.patch(kept, changes.set("/services/0/repos", ["DEFRA/a", "DEFRA/b"])),
		[seen.fact(repo, "committed", "", "2026-11-20") | some repo in ["DEFRA/b", "DEFRA/a"]], {},
	)
	endswith(message(both), "in DEFRA/a, DEFRA/b.")
}

test_an_archived_repository_is_idle if {
	archived := seen.in_repositories(
		json.patch(kept, changes.set("/services/0/repos", ["DEFRA/a"])),
		[seen.fact("DEFRA/a", "archived", "yes", "2026-11-20")], {"DEFRA/a": ["complete", "2026-11-01"]},
	)
	told(archived)[0] == "fail"
	endswith(message(archived), "is archived, so it no longer changes.")
}
