package dgcheck.rules.ways_of_working.skills_share_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.skills_share as rule

kept := data.examples.ways_of_working.skills_share.kept

broken := data.examples.ways_of_working.skills_share.broken

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

none := json.patch(kept, changes.undated("/agreements/0/skills_share_on"))

ends(declared, date) := json.patch(declared, changes.dated("/agreements/0/duration/to", date))

other(declared, change) := json.patch(declared, array.flatten([
	changes.undated("/agreements/0/duration/from"),
	changes.undated("/agreements/0/duration/to"),
	change,
]))

test_a_session_that_was_held_passes if {
	about(kept) == "pass"
	agreement(changes.dated("/agreements/0/skills_share_on", "2026-11-22")) == "pass"
	about(other(kept, [])) == "pass"
}

test_a_session_that_is_planned_is_not_due if {
	planned := json.patch(kept, changes.dated("/agreements/0/skills_share_on", "2026-11-23"))
	about(planned) == "not-due"
	due(planned) == {"2026-11-23"}
}

test_a_session_after_the_end_of_the_work_fails if {
	about(broken) == "fail"
	due(broken) == {"2027-02-26"}
	about(ends(kept, "2026-09-15")) == "pass"
	about(ends(kept, "2026-09-14")) == "fail"
}

test_without_a_session_there_is_time_until_the_work_ends if {
	about(ends(none, "2026-11-22")) == "not-due"
	due(ends(none, "2026-11-22")) == {"2026-11-22"}
	about(ends(none, "2026-11-21")) == "fail"
	due(ends(none, "2026-11-21")) == {"2026-11-21"}
}

test_work_that_takes_quarters_ends_with_the_last_of_them if {
	due(other(none, changes.set("/agreements/0/duration/quarters", ["2026-27-Q3", "2026-27-Q2"]))) == {"2026-12-31"}
	about(other(none, changes.set("/agreements/0/duration/quarters", ["2026-27-Q2"]))) == "fail"
	far := other(none, changes.set("/agreements/0/duration/quarters", ["2028-29-Q1"]))
	about(far) == "not-due"
	due(far) == {""}
}

test_work_that_ends_with_an_output_has_no_day if {
	until := other(none, changes.set("/agreements/0/duration/until_output", "A decision to build or buy"))
	about(until) == "not-due"
	due(until) == {""}
}

test_work_that_ends_before_it_begins_has_no_end if {
	about(ends(kept, "2026-08-02")) == "pass"
	about(ends(none, "2026-08-02")) == "not-assessed at duration"
}

test_without_a_duration_we_cannot_tell if {
	about(other(none, [])) == "not-assessed at duration"
	about(other(none, changes.set("/agreements/0/duration/quarters", [""]))) == "not-assessed at duration"
}
