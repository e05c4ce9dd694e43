package dgcheck.rules.guide.transactional_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.transactional_declared as rule

kept := data.examples.guide.transactional_declared.kept

broken := data.examples.guide.transactional_declared.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_service_that_says_so_passes_either_way if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, changes.set("/services/0/transactional", false))) == told(kept)
}

test_a_service_that_does_not_say_so_fails if {
	told(broken) == {0: "fail"}
}

test_a_service_is_asked_from_alpha_to_live if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == told(broken)
	}
	every phase in ["discovery", "retired", ""] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}
