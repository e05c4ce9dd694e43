package dgcheck.rules.assurance.repo_actions_pinned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.assurance.repo_actions_pinned as rule

kept := data.examples.assurance.repo_actions_pinned.kept

told(declared) := found if found := judged.told(rule) with input as declared

message(declared) := found if found := judged.messages(rule)[0] with input as declared

bought := json.patch(kept, array.concat(changes.set("/services/1/repos", []), changes.set("/services/1/built_on", "cots")))

# was returns the example with two repositories of its first service, each in a state.
was(first, second, looked) := seen.in_repositories(
	json.patch(kept, changes.set("/services/0/repos", ["DEFRA/a", "DEFRA/b"])),
	[seen.fact("DEFRA/a", "actions-pinned", first, "2026-11-20"), seen.fact("DEFRA/b", "actions-pinned", second, "2026-11-20")],
	{"DEFRA/a": looked, "DEFRA/b": "complete"},
)

test_what_was_not_looked_at_is_not_assessed if {
	told(kept) == {0: "not-assessed", 1: "not-assessed"}
	told(seen.in_repositories(kept, [], {}))[0] == "not-assessed"
	told(bought)[1] == "not-applicable"
}

test_every_repository_counts if {
	told(was("yes", "yes", "complete"))[0] == "pass"
	told(was("no", "yes", "complete"))[0] == "fail at repos/0"
	told(was("yes", "no: ci.yml uses a/b@v1", "complete"))[0] == "fail at repos/1"
	endswith(message(was("yes", "no: ci.yml uses a/b@v1", "complete")), "which does not pin every action: ci.yml uses a/b@v1.")
	told(was("no", "no", "complete"))[0] == "fail at repos/0"
}

test_what_a_source_that_was_not_whole_lacks_is_not_missing if {
	told(was("no", "yes", "refused"))[0] == "not-assessed"
	told(was("yes", "yes", "refused"))[0] == "pass"
	contains(message(was("no", "yes", "refused")), "The token may not read it.")
}
