package dgcheck.rules.standards.outcomes_count_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.outcomes_count as rule

kept := data.examples.standards.outcomes_count.kept

broken := data.examples.standards.outcomes_count.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

# more makes the list of outcomes longer or shorter.
more(n) := json.patch(kept, changes.set("/outcomes", [kept.outcomes[0] | some _ in numbers.range(1, n)]))

passes := {["group", "pass", ["outcomes"]]}

fails := {["group", "fail", ["outcomes"]]}

test_three_to_five_outcomes_pass if {
	judged(kept) == passes
	judged(more(4)) == passes
	judged(more(5)) == passes
}

test_two_outcomes_and_six_fail if {
	judged(more(2)) == fails
	judged(more(6)) == fails
}

test_only_active_outcomes_are_counted if {
	judged(broken) == fails
	every status in ["achieved", "dropped"] {
		judged(json.patch(broken, changes.set("/outcomes/2/status", status))) == fails
	}
	judged(json.patch(more(6), changes.set("/outcomes/0/status", "achieved"))) == passes
}

test_no_outcome_at_all_fails if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == fails
}

test_it_rests_on_outcomes_whose_status_cannot_be_read if {
	rests(json.patch(broken, changes.set("/outcomes/2/status", ""))) == {[["outcomes", 2]]}
	rests(json.patch(more(5), changes.set("/outcomes/4/status", ""))) == {[["outcomes", 4]]}
	rests(json.patch(more(7), changes.set("/outcomes/4/status", ""))) == set()
	rests(kept) == {[]}
}

test_the_figures_come_from_the_parameters if {
	judged(more(6)) == passes with data.params.outcomes.max as 6
	judged(more(2)) == passes with data.params.outcomes.min as 2
}
