package dgcheck.rules.guide.outcomes_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.outcomes_declared as rule

kept := data.examples.guide.outcomes_declared.kept

broken := data.examples.guide.outcomes_declared.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_an_active_outcome_passes if {
	told(kept) == {"group": "pass"}
}

test_without_an_active_outcome_the_group_fails if {
	told(broken) == {"group": "fail"}
	every status in ["achieved", "dropped"] {
		told(json.patch(kept, changes.set("/outcomes/0/status", status))) == told(broken)
	}
}

test_without_any_outcome_the_group_fails if {
	told(json.patch(kept, changes.set("/outcomes", []))) == told(broken)
}

test_an_outcome_needs_a_title if {
	told(json.patch(kept, changes.set("/outcomes/0/title", ""))) == told(broken)
}

test_one_active_outcome_beside_others_is_enough if {
	told(json.patch(broken, changes.add("/outcomes/-", object.union(kept.outcomes[0], {"subject": "outcome:cleaner-rivers"})))) == told(kept)
}
