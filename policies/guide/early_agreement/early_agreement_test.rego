package dgcheck.rules.guide.early_agreement_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.early_agreement as rule

kept := data.examples.guide.early_agreement.kept

broken := data.examples.guide.early_agreement.broken

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the item in which the examples differ.
about(declared) := found if found := judged.told_due(rule)[0] with input as declared

alpha(change) := about(json.patch(kept, change))

passes := "pass"

fails := "fail"

unagreed := json.patch(kept, changes.undated("/pipeline/items/0/agreed_with/agreed_on"))

agreement(date) := changes.set("/agreements", [{"pipeline": "alpha", "agreed_on": date, "agreed_on_day": changes.day(date)}])

test_work_agreed_before_it_began_passes_and_other_work_is_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable at organisation"}
}

test_work_agreed_after_it_began_fails if {
	about(broken) == fails
}

test_the_day_on_which_work_begins_is_early_enough if {
	alpha(changes.dated("/pipeline/items/0/agreed_with/agreed_on", "2026-08-03")) == passes
	alpha(changes.dated("/pipeline/items/0/agreed_with/agreed_on", "2026-08-04")) == fails
}

test_work_under_way_that_was_never_agreed_fails if {
	about(unagreed) == fails
	about(json.patch(unagreed, changes.undated("/pipeline/items/0/started"))) == fails
}

test_either_name_of_another_organisation_is_enough if {
	about(json.patch(unagreed, changes.set("/pipeline/items/0/organisation", ""))) == fails
	about(json.patch(unagreed, changes.set("/pipeline/items/0/agreed_with/organisation", ""))) == fails
	neither := array.concat(changes.set("/pipeline/items/0/organisation", ""), changes.set("/pipeline/items/0/agreed_with/organisation", ""))
	about(json.patch(unagreed, neither)) == "not-applicable at organisation"
	about(json.patch(broken, neither)) == fails
}

test_an_agreement_on_ways_of_working_counts_too if {
	about(json.patch(unagreed, agreement("2026-08-03"))) == passes
	about(json.patch(broken, agreement("2026-08-03"))) == passes
	about(json.patch(unagreed, agreement("2026-08-04"))) == fails
	about(json.patch(unagreed, array.concat(agreement("2026-08-03"), changes.set("/agreements/0/pipeline", "beta")))) == fails
}

test_a_fail_rests_on_the_agreements_about_the_item if {
	undated := json.patch(unagreed, array.concat(agreement("2026-08-03"), changes.undated("/agreements/0/agreed_on")))
	judged.said(rule, "rests_on") == {0: [["agreements", 0]]} with input as undated
	judged.said(rule, "rests_on") == {0: []} with input as broken
}

test_work_without_an_id_has_no_agreement_on_ways_of_working if {
	nameless := array.concat(agreement("2026-08-03"), array.concat(changes.set("/agreements/0/pipeline", ""), changes.set("/pipeline/items/0/id", "")))
	about(json.patch(unagreed, nameless)) == fails
}

test_an_agreement_after_the_day_we_judge_is_left_out if {
	later := json.patch(unagreed, array.concat(agreement("2026-11-23"), changes.undated("/pipeline/items/0/started")))
	about(later) == fails
	about(json.patch(later, changes.dated("/agreements/0/agreed_on", "2026-11-22"))) == "not-assessed at started"
}

test_without_the_day_work_began_we_cannot_tell_what_came_first if {
	alpha(changes.undated("/pipeline/items/0/started")) == "not-assessed at started"
}

test_work_that_has_not_begun_has_until_it_does if {
	every status in ["proposed", "approved"] {
		waiting := json.patch(unagreed, changes.set("/pipeline/items/0/status", status))
		about(waiting) == "not-due"
		about(json.patch(waiting, changes.dated("/pipeline/items/0/started", "2026-11-23"))) == "not-due by 2026-11-23"
		about(json.patch(broken, changes.set("/pipeline/items/0/status", status))) == passes
	}
	about(json.patch(unagreed, changes.dated("/pipeline/items/0/started", "2026-11-23"))) == "not-due by 2026-11-23"
	about(json.patch(unagreed, changes.dated("/pipeline/items/0/started", "2026-11-22"))) == fails
}

test_work_that_has_ended_is_not_asked if {
	every status in ["paused", "done", "stopped"] {
		about(json.patch(broken, changes.set("/pipeline/items/0/status", status))) == "not-applicable at status"
	}
}

test_without_a_status_we_cannot_tell if {
	alpha(changes.set("/pipeline/items/0/status", "")) == "not-assessed at status"
}
