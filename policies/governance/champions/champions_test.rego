package dgcheck.rules.governance.champions_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.champions as rule

kept := data.examples.governance.champions.kept

broken := data.examples.governance.champions.broken

told(declared) := found if found := judged.told(rule) with input as declared

at := ["pipeline", "items", 1, "agreed", "agreed_on"]

other := {0: "not-applicable at raised_by"}

about(change) := object.remove(told(json.patch(broken, change)), other)

test_an_idea_of_a_champion_that_a_forum_agreed_to_passes if {
	told(kept) == object.union({1: "pass"}, other)
}

test_an_idea_of_a_champion_under_way_without_agreement_fails if {
	told(broken) == object.union({1: "fail"}, other)
}

test_an_agreement_counts_from_its_day if {
	about(changes.dated("/pipeline/items/1/agreed/agreed_on", "2026-11-22")) == {1: "pass"}
	about(changes.dated("/pipeline/items/1/agreed/agreed_on", "2026-11-23")) == {1: "fail"}
}

test_an_agreement_without_its_day_says_so if {
	undated := changes.undated("/pipeline/items/1/agreed/agreed_on")
	about(array.concat(undated, changes.set("/pipeline/items/1/agreed/forum", "digital-working-group"))) == {1: "fail"}
	about(array.concat(undated, changes.set("/pipeline/items/1/agreed/forum", ""))) == {1: "fail"}
}

test_before_the_work_begins_it_is_not_due if {
	every status in ["proposed", "approved"] {
		about(changes.set("/pipeline/items/1/status", status)) == {1: "not-due"}
	}
}

test_work_that_rests_is_not_asked if {
	every status in ["paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/1/status", status)) == {1: "not-applicable at status"}
	}
}

test_without_a_status_it_cannot_be_assessed if {
	about(changes.set("/pipeline/items/1/status", "")) == {1: "not-assessed at status"}
}

test_champions_are_recognised_however_they_are_written if {
	about(changes.set("/pipeline/items/1/raised_by", "A Digital Champion")) == {1: "fail"}
	about(changes.set("/pipeline/items/1/raised_by", "A supplier")) == {1: "not-applicable at raised_by"}
}
