package dgcheck.rules.standards.outcomes_aligned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.outcomes_aligned as rule

kept := data.examples.standards.outcomes_aligned.kept

broken := data.examples.standards.outcomes_aligned.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

others := {
	["outcome:healthier-soil", "pass", ["outcomes", 0, "aligns_to"]],
	["outcome:less-runoff", "pass", ["outcomes", 1, "aligns_to"]],
}

test_outcomes_that_say_which_strategy_they_serve_pass if {
	judged(kept) == others | {["outcome:quicker-advice", "pass", ["outcomes", 2, "aligns_to"]]}
}

test_an_outcome_that_does_not_say_so_fails if {
	judged(broken) == others | {["outcome:quicker-advice", "fail", ["outcomes", 2, "aligns_to"]]}
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped", ""] {
		judged(json.patch(broken, changes.set("/outcomes/2/status", status))) == others | {["outcome:quicker-advice", "not-applicable", ["outcomes", 2, "status"]]}
	}
}

test_without_outcomes_it_says_nothing if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == set()
}
