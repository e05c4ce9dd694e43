package dgcheck.rules.assurance.repo_active_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.repo_active as rule

kept := data.examples.assurance.repo_active.kept

told(declared) := found if found := judged.told(rule) with input as declared

test_repositories_of_live_services_cannot_be_read_yet_and_others_are_not_asked if {
	told(kept) == {0: "not-assessed", 1: "not-applicable at phases"}
}

test_a_bought_service_without_repositories_is_not_asked if {
	bought := json.patch(kept, array.concat(changes.set("/services/0/repos", []), changes.set("/services/0/built_on", "cots")))
	told(bought)[0] == "not-applicable"
}
