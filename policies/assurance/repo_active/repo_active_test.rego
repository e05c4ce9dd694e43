package dgcheck.rules.assurance.repo_active_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.repo_active as rule

kept := data.examples.assurance.repo_active.kept

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_repositories_of_live_services_cannot_be_read_yet_and_others_are_not_asked if {
	judged(kept) == {
		["service:soil-checks", "not-assessed", ["services", 0, "repos"]],
		["service:soil-maps", "not-applicable", ["services", 1, "phases"]],
	}
}

test_a_bought_service_without_repositories_is_not_asked if {
	bought := json.patch(kept, array.concat(changes.set("/services/0/repos", []), changes.set("/services/0/built_on", "cots")))
	["service:soil-checks", "not-applicable", ["services", 0, "repos"]] in judged(bought)
}
