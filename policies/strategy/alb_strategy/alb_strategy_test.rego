package dgcheck.rules.strategy.alb_strategy_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.alb_strategy as rule

kept := data.examples.strategy.alb_strategy.kept

broken := data.examples.strategy.alb_strategy.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["group", "strategies"]

test_a_body_whose_strategy_is_linked_passes if {
	judged(kept) == {["group", "pass", at]}
}

test_a_body_without_a_strategy_fails if {
	judged(broken) == {["group", "fail", at]}
	judged(json.patch(kept, changes.set("/group/strategies/0/url", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/group/strategies/0/organisation", "apha"))) == judged(broken)
	judged(json.patch(kept, changes.add("/group/organisations/-", "natural-england"))) == judged(broken)
}

test_a_body_listed_twice_is_named_once if {
	twice := json.patch(broken, changes.add("/group/organisations/-", "rural-payments-agency"))
	{result.because | some result in results(twice)} == {result.because | some result in results(broken)}
}

test_core_defra_and_other_organisations_are_not_asked if {
	judged(json.patch(broken, changes.set("/group/organisations", ["core-defra", "other"]))) == {["group", "not-applicable", ["group", "organisations"]]}
}

test_without_organisations_it_cannot_be_assessed if {
	judged(json.patch(broken, changes.set("/group/organisations", []))) == {["group", "not-assessed", ["group", "organisations"]]}
	judged(json.patch(kept, changes.set("/group/organisations", [""]))) == {["group", "not-assessed", ["group", "organisations"]]}
}
