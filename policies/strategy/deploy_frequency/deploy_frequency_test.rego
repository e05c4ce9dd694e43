package dgcheck.rules.strategy.deploy_frequency_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.strategy.deploy_frequency as rule

kept := data.examples.strategy.deploy_frequency.kept

told(declared) := found if found := judged.told(rule) with input as declared

test_how_often_changes_are_put_into_use_cannot_be_assessed if {
	told(kept) == {"group": "not-assessed"}
	told(json.patch(kept, changes.set("/services/0/repos", ["example-org/soil-checks"]))) == told(kept)
}

test_without_a_service_there_is_nothing_to_deploy if {
	none := {"group": "not-applicable"}
	told(json.patch(kept, changes.set("/services", []))) == none
	told(json.patch(kept, changes.set("/services/0/phases/0/phase", "retired"))) == none
	told(json.patch(kept, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == none
}

test_changes_that_were_seen_are_counted if {
	service := kept.services[0].id
	facts := [object.union(seen.fact("o/r", is, "v1", on), {"service": service}) | some [is, on] in [["released", "2026-11-20"], ["deployed", "2026-11-20"], ["tagged", "2026-09-01"], ["tagged", "2026-08-01"]]]
	message := judged.message(rule) with input as seen.in_repositories(kept, facts, {"o/r": "complete"})
	startswith(message, "Changes that were put into use in the last 90 days: 2, in 1 of ")
	told(seen.in_repositories(kept, [], {"o/r": "complete"})) == {"group": "not-assessed"}
}
