package dgcheck.rules.standards.outcomes_measurable_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcomes_measurable as rule

kept := data.examples.standards.outcomes_measurable.kept

broken := data.examples.standards.outcomes_measurable.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

others := {0: "pass", 1: "pass"}

fails := object.union(others, {2: "fail"})

rests(declared) := {result.rests_on | some result in results(declared); result.fail}

test_outcomes_with_a_target_and_its_day_pass if {
	told(kept) == object.union(others, {2: "pass"})
}

test_an_outcome_without_a_target_fails if {
	told(broken) == fails
	rests(broken) == {[["outcomes", 2, "measures", 0]]}
}

test_a_target_without_a_day_and_a_day_without_a_target_fail if {
	told(json.patch(kept, changes.undated("/outcomes/2/measures/0/target_date"))) == fails
	told(json.patch(kept, changes.set("/outcomes/2/measures/0/target", null))) == fails
}

test_the_target_and_its_day_stand_at_one_measure if {
	measure := kept.outcomes[2].measures[0]
	split := json.patch(kept, changes.set("/outcomes/2/measures", [
		object.union(measure, {"target": null}),
		object.union(measure, {"target_date": "", "target_date_day": null}),
	]))
	told(split) == fails
	told(json.patch(split, changes.add("/outcomes/2/measures/-", measure))) == told(kept)
}

test_a_target_of_nothing_is_a_target if {
	told(json.patch(kept, changes.set("/outcomes/2/measures/0/target", 0))) == told(kept)
}

test_a_target_whose_day_is_over_is_still_one if {
	told(json.patch(kept, changes.dated("/outcomes/2/measures/0/target_date", "2026-03-31"))) == told(kept)
}

test_an_outcome_without_measures_fails if {
	told(json.patch(kept, changes.set("/outcomes/2/measures", []))) == fails
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/2/status", status))) == object.union(others, {2: "not-applicable at status"})
	}
}
