package dgcheck.rules.assurance.repo_semver_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.assurance.repo_semver as rule

kept := data.examples.assurance.repo_semver.kept

told(declared) := found if found := judged.told(rule) with input as declared

message(declared) := found if found := judged.messages(rule)[0] with input as declared

bought := json.patch(kept, array.concat(changes.set("/services/1/repos", []), changes.set("/services/1/built_on", "cots")))

# newest returns the example with two repositories and the newest version of each.
newest(first, second) := seen.in_repositories(
	json.patch(kept, changes.set("/services/0/repos", ["DEFRA/a", "DEFRA/b"])),
	[seen.fact(repo, "version", version, "2026-11-20") | some repo, version in {"DEFRA/a": first, "DEFRA/b": second}; version != ""],
	{"DEFRA/a": "complete", "DEFRA/b": "complete"},
)

test_what_was_not_looked_at_is_not_assessed if {
	told(kept) == {0: "not-assessed", 1: "not-assessed"}
	told(bought)[1] == "not-applicable"
	told(newest("1.0.0", ""))[0] == "not-assessed"
}

test_a_version_has_three_numbers if {
	every version in ["1.0.0", "v1.20.300", "v1.0.0-rc.1", "1.0.0+20261120", "2.0.0-a-b.1+c"] {
		told(newest(version, "v1.0.0"))[0] == "pass"
	}
	every version in ["1.0", "v1", "release-3", "1.0.0.0", "latest", "1.0.0 final"] {
		told(newest("v1.0.0", version))[0] == "fail at repos/1"
	}
}

test_without_a_release_there_is_nothing_to_number if {
	told(newest("", ""))[0] == "not-applicable"
	refused := seen.in_repositories(kept, [], {"DEFRA/soil-checks": "refused"})
	told(refused)[0] == "not-assessed"
}

test_a_version_seen_only_after_the_day_judged_is_not_known if {
	later := {"op": "add", "path": "/evidence/unknown", "value": {"services/soil-checks version": true}}
	told(json.patch(newest("", ""), [later]))[0] == "not-assessed"
}
