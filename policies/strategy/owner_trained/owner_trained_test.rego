package dgcheck.rules.strategy.owner_trained_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.owner_trained as rule

kept := data.examples.strategy.owner_trained.kept

broken := data.examples.strategy.owner_trained.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_trained_owner_passes if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, changes.dated("/services/0/owner/trained_on", "2026-11-22"))) == told(kept)
}

test_an_owner_who_is_not_said_to_be_trained_fails if {
	told(broken) == {0: "fail"}
}

test_training_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/services/0/owner/trained_on", "2026-11-23"))) == {0: "not-assessed"}
}

test_a_service_without_a_single_owner_cannot_be_assessed if {
	every count in [0, 2] {
		unowned := array.concat(changes.set("/services/0/owner/count", count), changes.set("/services/0/owner/role", ""))
		told(json.patch(broken, unowned)) == {0: "not-assessed at owner"}
	}
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	told(new) == {0: "not-due"}
	{result.due | some result in results(new)} == {"2026-11-22"}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == told(broken)
}

test_only_priority_services_are_asked if {
	every said in [null, false] {
		told(json.patch(broken, changes.set("/services/0/priority", said))) == {0: "not-applicable at priority"}
	}
}

test_services_that_are_retired_or_planned_are_not_asked if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {0: "not-applicable at phases"}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {0: "not-applicable at phases"}
}
