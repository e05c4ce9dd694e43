package dgcheck.rules.guide.transactional_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.transactional_declared as rule

kept := data.examples.guide.transactional_declared.kept

broken := data.examples.guide.transactional_declared.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_service_that_says_so_passes_either_way if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "transactional"]]}
	judged(json.patch(kept, changes.set("/services/0/transactional", false))) == judged(kept)
}

test_a_service_that_does_not_say_so_fails if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "transactional"]]}
}

test_a_service_is_asked_from_alpha_to_live if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == judged(broken)
	}
	every phase in ["discovery", "retired", ""] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
}
