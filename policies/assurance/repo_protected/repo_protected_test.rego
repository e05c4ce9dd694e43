package dgcheck.rules.assurance.repo_protected_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.repo_protected as rule

kept := data.examples.assurance.repo_protected.kept

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_repositories_cannot_be_read_yet if {
	judged(kept) == {
		["service:soil-checks", "not-assessed", ["services", 0, "repos"]],
		["service:soil-maps", "not-assessed", ["services", 1, "repos"]],
	}
}

test_a_bought_service_without_repositories_is_not_asked if {
	bought := json.patch(kept, array.concat(changes.set("/services/1/repos", []), changes.set("/services/1/built_on", "cots")))
	["service:soil-maps", "not-applicable", ["services", 1, "repos"]] in judged(bought)
}
