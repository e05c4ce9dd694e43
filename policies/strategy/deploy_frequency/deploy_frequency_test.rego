package dgcheck.rules.strategy.deploy_frequency_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.deploy_frequency as rule

kept := data.examples.strategy.deploy_frequency.kept

judged(declared) := {[result.subject, result.verdict, result.at] |
	results := rule.results with input as declared
	some result in results
}

test_how_often_changes_are_put_into_use_cannot_be_assessed if {
	judged(kept) == {["group", "not-assessed", ["services"]]}
	judged(json.patch(kept, changes.set("/services/0/repos", ["example-org/soil-checks"]))) == judged(kept)
}

test_without_a_service_there_is_nothing_to_deploy if {
	none := {["group", "not-applicable", ["services"]]}
	judged(json.patch(kept, changes.set("/services", []))) == none
	judged(json.patch(kept, changes.set("/services/0/phases/0/phase", "retired"))) == none
	judged(json.patch(kept, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == none
}
