package dgcheck.rules.strategy.alb_strategy_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.alb_strategy as rule

kept := data.examples.strategy.alb_strategy.kept

broken := data.examples.strategy.alb_strategy.broken

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

at := ["group", "strategies"]

test_a_body_whose_strategy_is_linked_passes if {
	told(kept) == {"group": "pass"}
}

test_a_body_without_a_strategy_fails if {
	told(broken) == {"group": "fail"}
	told(json.patch(kept, changes.set("/group/strategies/0/url", ""))) == told(broken)
	told(json.patch(kept, changes.set("/group/strategies/0/organisation", "apha"))) == told(broken)
	told(json.patch(kept, changes.add("/group/organisations/-", "natural-england"))) == told(broken)
}

test_a_body_listed_twice_is_named_once if {
	twice := json.patch(broken, changes.add("/group/organisations/-", "rural-payments-agency"))
	message(twice) == message(broken)
}

test_core_defra_and_other_organisations_are_not_asked if {
	told(json.patch(broken, changes.set("/group/organisations", ["core-defra", "other"]))) == {"group": "not-applicable at group/organisations"}
}

test_without_organisations_it_cannot_be_assessed if {
	told(json.patch(broken, changes.set("/group/organisations", []))) == {"group": "not-assessed at group/organisations"}
	told(json.patch(kept, changes.set("/group/organisations", [""]))) == {"group": "not-assessed at group/organisations"}
}
