package dgcheck.rules.ways_of_working.skills_share_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.ways_of_working.skills_share as rule

kept := data.examples.ways_of_working.skills_share.kept

broken := data.examples.ways_of_working.skills_share.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, array.slice(result.at, 2, 9)] | some result in results(declared)}

agreement(change) := about(json.patch(kept, change))

passes := {["pass", ["skills_share_on"]]}

fails := {["fail", ["skills_share_on"]]}

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

none := json.patch(kept, changes.undated("/agreements/0/skills_share_on"))

ends(declared, date) := json.patch(declared, changes.dated("/agreements/0/duration/to", date))

other(declared, change) := json.patch(declared, array.flatten([
	changes.undated("/agreements/0/duration/from"),
	changes.undated("/agreements/0/duration/to"),
	change,
]))

test_a_session_that_was_held_passes if {
	about(kept) == passes
	agreement(changes.dated("/agreements/0/skills_share_on", "2026-11-22")) == passes
	about(other(kept, [])) == passes
}

test_a_session_that_is_planned_is_not_due if {
	planned := json.patch(kept, changes.dated("/agreements/0/skills_share_on", "2026-11-23"))
	about(planned) == {["not-due", ["skills_share_on"]]}
	due(planned) == {"2026-11-23"}
}

test_a_session_after_the_end_of_the_work_fails if {
	about(broken) == fails
	due(broken) == {"2027-02-26"}
	about(ends(kept, "2026-09-15")) == passes
	about(ends(kept, "2026-09-14")) == fails
}

test_without_a_session_there_is_time_until_the_work_ends if {
	about(ends(none, "2026-11-22")) == {["not-due", ["skills_share_on"]]}
	due(ends(none, "2026-11-22")) == {"2026-11-22"}
	about(ends(none, "2026-11-21")) == fails
	due(ends(none, "2026-11-21")) == {"2026-11-21"}
}

test_work_that_takes_quarters_ends_with_the_last_of_them if {
	due(other(none, changes.set("/agreements/0/duration/quarters", ["2026-27-Q3", "2026-27-Q2"]))) == {"2026-12-31"}
	about(other(none, changes.set("/agreements/0/duration/quarters", ["2026-27-Q2"]))) == fails
	far := other(none, changes.set("/agreements/0/duration/quarters", ["2028-29-Q1"]))
	about(far) == {["not-due", ["skills_share_on"]]}
	due(far) == {""}
}

test_work_that_ends_with_an_output_has_no_day if {
	until := other(none, changes.set("/agreements/0/duration/until_output", "A decision to build or buy"))
	about(until) == {["not-due", ["skills_share_on"]]}
	due(until) == {""}
}

test_work_that_ends_before_it_begins_has_no_end if {
	about(ends(kept, "2026-08-02")) == passes
	about(ends(none, "2026-08-02")) == {["not-assessed", ["duration"]]}
}

test_without_a_duration_we_cannot_tell if {
	about(other(none, [])) == {["not-assessed", ["duration"]]}
	about(other(none, changes.set("/agreements/0/duration/quarters", [""]))) == {["not-assessed", ["duration"]]}
}
