package dgcheck.rules.standards.outcomes_count_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcomes_count as rule

kept := data.examples.standards.outcomes_count.kept

broken := data.examples.standards.outcomes_count.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

rests(declared) := {found | found := result(declared).rests_on}

# more returns the example with n outcomes.
more(n) := json.patch(kept, changes.set("/outcomes", [kept.outcomes[0] | some _ in numbers.range(1, n)]))

passes := {"group": "pass"}

fails := {"group": "fail"}

test_three_to_five_outcomes_pass if {
	told(kept) == passes
	told(more(4)) == passes
	told(more(5)) == passes
}

test_two_outcomes_and_six_fail if {
	told(more(2)) == fails
	told(more(6)) == fails
}

test_only_active_outcomes_are_counted if {
	told(broken) == fails
	every status in ["achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/2/status", status))) == fails
	}
	told(json.patch(more(6), changes.set("/outcomes/0/status", "achieved"))) == passes
}

test_no_outcome_at_all_fails if {
	told(json.patch(kept, changes.set("/outcomes", []))) == fails
}

test_it_rests_on_outcomes_whose_status_cannot_be_read if {
	rests(json.patch(broken, changes.set("/outcomes/2/status", ""))) == {[["outcomes", 2]]}
	rests(json.patch(more(5), changes.set("/outcomes/4/status", ""))) == {[["outcomes", 4]]}
	rests(json.patch(more(7), changes.set("/outcomes/4/status", ""))) == set()
	rests(kept) == {[]}
}

test_the_figures_come_from_the_parameters if {
	told(more(6)) == passes with data.params.outcomes.max as 6
	told(more(2)) == passes with data.params.outcomes.min as 2
}
