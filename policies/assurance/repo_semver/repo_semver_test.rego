package dgcheck.rules.assurance.repo_semver_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.repo_semver as rule

kept := data.examples.assurance.repo_semver.kept

told(declared) := found if found := judged.told(rule) with input as declared

test_repositories_cannot_be_read_yet if {
	told(kept) == {0: "not-assessed", 1: "not-assessed"}
}

test_a_bought_service_without_repositories_is_not_asked if {
	bought := json.patch(kept, array.concat(changes.set("/services/1/repos", []), changes.set("/services/1/built_on", "cots")))
	told(bought)[1] == "not-applicable"
}
