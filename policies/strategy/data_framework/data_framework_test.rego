package dgcheck.rules.strategy.data_framework_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.data_framework as rule

kept := data.examples.strategy.data_framework.kept

broken := data.examples.strategy.data_framework.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_link_to_the_framework_passes if {
	told(kept) == {"group": "pass"}
	told(json.patch(kept, changes.undated("/data/agreed_on"))) == told(kept)
}

test_without_a_framework_the_group_fails if {
	told(broken) == {"group": "fail"}
}

test_the_day_of_the_agreement_is_enough if {
	told(json.patch(broken, changes.dated("/data/agreed_on", "2026-11-22"))) == told(kept)
}

test_an_agreement_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(broken, changes.dated("/data/agreed_on", "2026-11-23"))) == {"group": "not-assessed at data/agreed_on"}
	told(json.patch(kept, changes.dated("/data/agreed_on", "2026-11-23"))) == told(kept)
}
