package dgcheck.rules.standards.outcome_updates_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.outcome_updates as rule

kept := data.examples.standards.outcome_updates.kept

broken := data.examples.standards.outcome_updates.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail"}

dues(declared) := {found | found := result(declared).due}

# on returns the example with updates on some days.
on(days) := json.patch(kept, changes.set("/updates", [object.union(kept.updates[0], {"date": date, "date_day": changes.day(date)}) |
	some date in days
]))

rests(declared) := {found | found := result(declared).rests_on}

page := changes.set("/group/links/updates", "https://example.gov.uk/soil/updates")

test_an_update_within_a_hundred_days_passes if {
	told(kept) == passes
	told(on(["2026-08-14"])) == passes
	dues(on(["2026-08-14"])) == {"2026-11-22"}
}

test_an_update_a_hundred_and_one_days_ago_fails if {
	told(broken) == fails
	told(on(["2026-08-13"])) == fails
	dues(on(["2026-08-13"])) == {"2026-11-21"}
}

test_the_order_of_updates_does_not_matter if {
	told(on(["2026-11-05", "2026-09-01", "2026-10-01"])) == passes
	dues(on(["2026-11-05", "2026-09-01", "2026-10-01"])) == {"2027-02-13"}
}

test_without_an_update_it_fails if {
	told(on([])) == fails
	told(json.patch(kept, changes.undated("/updates/0/date"))) == fails
}

test_an_update_after_the_day_we_judge_is_none if {
	told(on(["2026-11-23"])) == fails
	told(on(["2026-11-22"])) == passes
}

test_a_page_of_updates_stands_for_them_while_the_outcomes_are_gone_through if {
	linked := json.patch(on([]), page)
	told(linked) == {"group": "pass at outcomes_reviewed"}
	dues(linked) == {"2027-02-10"}
	told(json.patch(linked, changes.dated("/outcomes_reviewed", "2026-08-14"))) == {"group": "pass at outcomes_reviewed"}
	told(json.patch(linked, changes.dated("/outcomes_reviewed", "2026-08-13"))) == fails
	told(json.patch(linked, changes.dated("/outcomes_reviewed", "2026-11-23"))) == fails
	told(json.patch(linked, changes.undated("/outcomes_reviewed"))) == fails
}

test_a_page_of_updates_does_not_make_an_old_update_new if {
	told(json.patch(broken, page)) == fails
}

test_an_update_says_where_it_can_be_read_or_the_page_is_linked if {
	nowhere := json.patch(kept, changes.set("/updates/0/url", ""))
	told(nowhere) == fails
	told(json.patch(nowhere, page)) == passes
	both := json.patch(on(["2026-11-05", "2026-10-05"]), changes.set("/updates/0/url", ""))
	told(both) == passes
	old := json.patch(on(["2026-11-05", "2026-08-13"]), changes.set("/updates/0/url", ""))
	told(old) == fails
	told(json.patch(on(["2026-08-14"]), changes.set("/updates/0/url", ""))) == fails
}

test_a_gap_of_a_hundred_days_passes_and_one_more_does_not if {
	told(on(["2026-11-05", "2026-07-28"])) == passes
	told(on(["2026-11-05", "2026-07-27"])) == fails
}

test_a_gap_that_ended_more_than_a_year_ago_is_forgotten if {
	since := ["2026-11-05", "2026-08-20", "2026-06-01", "2026-03-01", "2026-01-15"]
	told(on(array.concat(since, ["2025-11-22", "2025-01-01"]))) == fails
	told(on(array.concat(since, ["2025-11-21", "2025-01-01"]))) == passes
}

test_a_fail_rests_on_what_cannot_be_read if {
	rests(json.patch(kept, changes.undated("/updates/0/date"))) == {[["updates", 0]]}
	rests(json.patch(on(["2026-01-01", "2026-11-01"]), changes.undated("/updates/1/date"))) == {[["updates", 1]]}
	rests(json.patch(on(["2026-01-01", "2026-11-01"]), changes.undated("/updates/0/date"))) == set()
	rests(json.patch(on([]), page)) == set()
	rests(json.patch(on([]), array.concat(page, changes.undated("/outcomes_reviewed")))) == {[["outcomes_reviewed"]]}
}

broken_by(declared) := {found | found := result(declared).clause}

test_a_fail_is_about_the_clauses_that_ask_for_what_is_missing if {
	broken_by(on([])) == {["DS-1-G2", "DS-4-G4"]}
	broken_by(broken) == {["DS-1-G2", "DS-4-G4"]}
	broken_by(json.patch(kept, changes.set("/updates/0/url", ""))) == {["DS-4-G4"]}
	broken_by(on(["2026-11-05", "2026-07-27"])) == {["DS-4-A3"]}
}

test_updates_are_asked_by_the_standards_alone if {
	told(broken) == passes with data.clauses as {}
	told(json.patch(kept, changes.set("/updates", []))) == passes with data.clauses as {}
}
