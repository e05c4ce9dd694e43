package dgcheck.rules.strategy.owner_trained_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.owner_trained as rule

kept := data.examples.strategy.owner_trained.kept

broken := data.examples.strategy.owner_trained.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(verdict, key) := {["service:soil-checks", verdict, array.concat(["services", 0], key)]}

test_a_trained_owner_passes if {
	judged(kept) == about("pass", ["owner", "trained_on"])
	judged(json.patch(kept, changes.dated("/services/0/owner/trained_on", "2026-11-22"))) == judged(kept)
}

test_an_owner_who_is_not_said_to_be_trained_fails if {
	judged(broken) == about("fail", ["owner", "trained_on"])
}

test_training_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/services/0/owner/trained_on", "2026-11-23"))) == about("not-assessed", ["owner", "trained_on"])
}

test_a_service_without_a_single_owner_cannot_be_assessed if {
	every count in [0, 2] {
		unowned := array.concat(changes.set("/services/0/owner/count", count), changes.set("/services/0/owner/role", ""))
		judged(json.patch(broken, unowned)) == about("not-assessed", ["owner"])
	}
}

test_a_new_service_has_sixty_days if {
	new := json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))
	judged(new) == about("not-due", ["owner", "trained_on"])
	{result.due | some result in results(new)} == {"2026-11-22"}
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == judged(broken)
}

test_only_priority_services_are_asked if {
	every said in [null, false] {
		judged(json.patch(broken, changes.set("/services/0/priority", said))) == about("not-applicable", ["priority"])
	}
}

test_services_that_are_retired_or_planned_are_not_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == about("not-applicable", ["phases"])
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == about("not-applicable", ["phases"])
}
