package dgcheck.rules.strategy.data_framework_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.data_framework as rule

kept := data.examples.strategy.data_framework.kept

broken := data.examples.strategy.data_framework.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_link_to_the_framework_passes if {
	judged(kept) == {["group", "pass", ["data"]]}
	judged(json.patch(kept, changes.undated("/data/agreed_on"))) == judged(kept)
}

test_without_a_framework_the_group_fails if {
	judged(broken) == {["group", "fail", ["data"]]}
}

test_the_day_of_the_agreement_is_enough if {
	judged(json.patch(broken, changes.dated("/data/agreed_on", "2026-11-22"))) == judged(kept)
}

test_an_agreement_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(broken, changes.dated("/data/agreed_on", "2026-11-23"))) == {["group", "not-assessed", ["data", "agreed_on"]]}
	judged(json.patch(kept, changes.dated("/data/agreed_on", "2026-11-23"))) == judged(kept)
}
