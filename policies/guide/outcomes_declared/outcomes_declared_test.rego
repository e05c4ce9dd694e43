package dgcheck.rules.guide.outcomes_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.outcomes_declared as rule

kept := data.examples.guide.outcomes_declared.kept

broken := data.examples.guide.outcomes_declared.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_an_active_outcome_passes if {
	judged(kept) == {["group", "pass", ["outcomes"]]}
}

test_without_an_active_outcome_the_group_fails if {
	judged(broken) == {["group", "fail", ["outcomes"]]}
	every status in ["achieved", "dropped"] {
		judged(json.patch(kept, changes.set("/outcomes/0/status", status))) == judged(broken)
	}
}

test_without_any_outcome_the_group_fails if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == judged(broken)
}

test_an_outcome_needs_a_title if {
	judged(json.patch(kept, changes.set("/outcomes/0/title", ""))) == judged(broken)
}

test_one_active_outcome_beside_others_is_enough if {
	judged(json.patch(broken, changes.add("/outcomes/-", object.union(kept.outcomes[0], {"subject": "outcome:cleaner-rivers"})))) == judged(kept)
}
