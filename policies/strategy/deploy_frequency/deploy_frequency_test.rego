package dgcheck.rules.strategy.deploy_frequency_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
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
