package dgcheck.rules.ways_of_working.agreed_before_start_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.agreed_before_start as rule

kept := data.examples.ways_of_working.agreed_before_start.kept

broken := data.examples.ways_of_working.agreed_before_start.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

about(declared) := told(declared)[0]

agreement(change) := about(json.patch(kept, change))

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == "not-applicable at status"
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	verdicts(json.patch(kept, changes.add("/agreements/-", second))) == {0: "pass", 1: "fail"}
	results(json.patch(kept, changes.set("/agreements", []))) == {}
}

due(declared) := {object.get(result, "due", "") | some result in results(declared)}

undated := json.patch(kept, changes.undated("/agreements/0/agreed_on"))

test_an_agreement_made_before_the_work_began_passes if {
	told(kept) == {0: "pass"}
}

test_an_agreement_made_afterwards_fails if {
	told(broken) == {0: "fail"}
}

test_the_day_on_which_work_begins_is_in_time if {
	agreement(changes.dated("/agreements/0/agreed_on", "2026-08-03")) == "pass"
	agreement(changes.dated("/agreements/0/agreed_on", "2026-08-04")) == "fail"
}

test_work_that_has_begun_without_a_day_of_agreement_fails if {
	about(undated) == "fail"
	about(json.patch(undated, changes.undated("/pipeline/items/0/started"))) == "fail"
	about(json.patch(undated, changes.dated("/pipeline/items/0/started", "2026-11-22"))) == "fail"
}

test_work_that_has_not_begun_has_until_it_does if {
	later := json.patch(undated, changes.dated("/pipeline/items/0/started", "2026-11-23"))
	about(later) == "not-due"
	due(later) == {"2026-11-23"}
	every status in ["proposed", "approved"] {
		waiting := json.patch(undated, array.concat(changes.undated("/pipeline/items/0/started"), changes.set("/pipeline/items/0/status", status)))
		about(waiting) == "not-due"
		about(json.patch(waiting, changes.dated("/agreements/0/agreed_on", "2026-11-22"))) == "pass"
	}
}

test_without_the_day_work_began_we_cannot_tell_what_came_first if {
	agreement(changes.undated("/pipeline/items/0/started")) == "not-assessed"
}

test_without_a_status_either_we_cannot_tell_whether_it_is_due if {
	neither := array.concat(changes.undated("/pipeline/items/0/started"), changes.set("/pipeline/items/0/status", ""))
	about(json.patch(undated, neither)) == "not-assessed"
	about(json.patch(undated, changes.set("/pipeline/items/0/status", ""))) == "fail"
}

test_an_agreement_after_the_day_we_judge_is_left_out if {
	agreement(changes.dated("/agreements/0/agreed_on", "2026-11-23")) == "fail"
}

test_an_agreement_about_no_known_work_cannot_be_assessed if {
	agreement(changes.set("/agreements/0/pipeline", "")) == "not-assessed at pipeline"
	agreement(changes.set("/agreements/0/pipeline", "gamma")) == "not-assessed at pipeline"
}

test_it_rests_on_the_work_it_is_about if {
	{result.rests_on | some result in results(kept)} == {[["pipeline", "items", 0]]}
	{result.rests_on | some result in results(json.patch(kept, changes.set("/agreements/0/pipeline", "gamma")))} == {[]}
}
