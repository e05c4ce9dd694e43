package dgcheck.rules.ways_of_working.agreed_before_start_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.agreed_before_start as rule

kept := data.examples.ways_of_working.agreed_before_start.kept

broken := data.examples.ways_of_working.agreed_before_start.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, array.slice(result.at, 2, 9)] | some result in results(declared)}

agreement(change) := about(json.patch(kept, change))

passes := {["pass", ["agreed_on"]]}

fails := {["fail", ["agreed_on"]]}

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == {["not-applicable", ["status"]]}
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	{[result.subject, result.verdict] | some result in results(json.patch(kept, changes.add("/agreements/-", second)))} == {["agreement:soil-protection", "pass"], ["agreement:soil-advice", "fail"]}
	results(json.patch(kept, changes.set("/agreements", []))) == set()
}

due(declared) := {object.get(result, "due", "") | some result in results(declared)}

undated := json.patch(kept, changes.undated("/agreements/0/agreed_on"))

test_an_agreement_made_before_the_work_began_passes if {
	judged(kept) == {["agreement:soil-protection", "pass", ["agreements", 0, "agreed_on"]]}
}

test_an_agreement_made_afterwards_fails if {
	judged(broken) == {["agreement:soil-protection", "fail", ["agreements", 0, "agreed_on"]]}
}

test_the_day_on_which_work_begins_is_in_time if {
	agreement(changes.dated("/agreements/0/agreed_on", "2026-08-03")) == passes
	agreement(changes.dated("/agreements/0/agreed_on", "2026-08-04")) == fails
}

test_work_that_has_begun_without_a_day_of_agreement_fails if {
	about(undated) == fails
	about(json.patch(undated, changes.undated("/pipeline/items/0/started"))) == fails
	about(json.patch(undated, changes.dated("/pipeline/items/0/started", "2026-11-22"))) == fails
}

test_work_that_has_not_begun_has_until_it_does if {
	later := json.patch(undated, changes.dated("/pipeline/items/0/started", "2026-11-23"))
	about(later) == {["not-due", ["agreed_on"]]}
	due(later) == {"2026-11-23"}
	every status in ["proposed", "approved"] {
		waiting := json.patch(undated, array.concat(changes.undated("/pipeline/items/0/started"), changes.set("/pipeline/items/0/status", status)))
		about(waiting) == {["not-due", ["agreed_on"]]}
		about(json.patch(waiting, changes.dated("/agreements/0/agreed_on", "2026-11-22"))) == passes
	}
}

test_without_the_day_work_began_we_cannot_tell_what_came_first if {
	agreement(changes.undated("/pipeline/items/0/started")) == {["not-assessed", ["agreed_on"]]}
}

test_without_a_status_either_we_cannot_tell_whether_it_is_due if {
	neither := array.concat(changes.undated("/pipeline/items/0/started"), changes.set("/pipeline/items/0/status", ""))
	about(json.patch(undated, neither)) == {["not-assessed", ["agreed_on"]]}
	about(json.patch(undated, changes.set("/pipeline/items/0/status", ""))) == fails
}

test_an_agreement_after_the_day_we_judge_is_left_out if {
	agreement(changes.dated("/agreements/0/agreed_on", "2026-11-23")) == fails
}

test_an_agreement_about_no_known_work_cannot_be_assessed if {
	agreement(changes.set("/agreements/0/pipeline", "")) == {["not-assessed", ["pipeline"]]}
	agreement(changes.set("/agreements/0/pipeline", "gamma")) == {["not-assessed", ["pipeline"]]}
}

test_it_rests_on_the_work_it_is_about if {
	{result.rests_on | some result in results(kept)} == {[["pipeline", "items", 0]]}
	{result.rests_on | some result in results(json.patch(kept, changes.set("/agreements/0/pipeline", "gamma")))} == {[]}
}
