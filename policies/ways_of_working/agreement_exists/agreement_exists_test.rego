package dgcheck.rules.ways_of_working.agreement_exists_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.agreement_exists as rule

kept := data.examples.ways_of_working.agreement_exists.kept

broken := data.examples.ways_of_working.agreement_exists.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

about(declared) := told_due(declared)[1]

beta(change) := about(json.patch(broken, change))

test_shared_work_with_an_agreement_passes_and_other_work_is_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable"}
}

test_shared_work_without_an_agreement_fails if {
	told(broken)[1] == "fail"
	every status in ["in-progress", "paused"] {
		about(json.patch(broken, array.concat(changes.set("/pipeline/items/1/status", status), changes.undated("/pipeline/items/1/started")))) == "fail"
	}
}

test_an_agreement_that_has_ended_counts if {
	json.patch(kept, changes.set("/agreements/0/status", "ended")) != kept
	told(json.patch(kept, changes.set("/agreements/0/status", "ended"))) == told(kept)
}

test_work_that_has_not_begun_has_until_it_does if {
	beta(changes.dated("/pipeline/items/1/started", "2026-11-22")) == "fail"
	beta(changes.dated("/pipeline/items/1/started", "2026-11-23")) == "not-due by 2026-11-23"
	every status in ["proposed", "approved"] {
		beta(array.concat(changes.set("/pipeline/items/1/status", status), changes.undated("/pipeline/items/1/started"))) == "not-due"
	}
}

test_work_that_is_over_is_not_asked if {
	every status in ["done", "stopped"] {
		beta(changes.set("/pipeline/items/1/status", status)) == "not-applicable"
	}
}

test_without_a_status_we_cannot_tell if {
	beta(changes.set("/pipeline/items/1/status", "")) == "not-assessed"
}

test_an_agreement_about_no_work_is_not_one_for_work_without_an_id if {
	beta(array.concat(changes.set("/agreements/0/pipeline", ""), changes.set("/pipeline/items/1/id", ""))) == "fail"
}

test_a_fail_rests_on_agreements_that_do_not_say_what_they_are_about if {
	{result.rests_on | some result in results(broken); result.fail} == {[]}
	nameless := json.patch(broken, changes.set("/agreements/0/pipeline", ""))
	{result.rests_on | some result in results(nameless); result.fail} == {[["agreements", 0]]}
}
