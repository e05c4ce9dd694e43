package dgcheck.rules.governance.champions_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.champions as rule

kept := data.examples.governance.champions.kept

broken := data.examples.governance.champions.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["pipeline", "items", 1, "agreed", "agreed_on"]

other := ["pipeline:planting-alpha", "not-applicable", ["pipeline", "items", 0, "raised_by"]]

about(change) := judged(json.patch(broken, change)) - {other}

test_an_idea_of_a_champion_that_a_forum_agreed_to_passes if {
	judged(kept) == {other, ["pipeline:map-upload", "pass", at]}
}

test_an_idea_of_a_champion_under_way_without_agreement_fails if {
	judged(broken) == {other, ["pipeline:map-upload", "fail", at]}
}

test_an_agreement_counts_from_its_day if {
	about(changes.dated("/pipeline/items/1/agreed/agreed_on", "2026-11-22")) == {["pipeline:map-upload", "pass", at]}
	about(changes.dated("/pipeline/items/1/agreed/agreed_on", "2026-11-23")) == {["pipeline:map-upload", "fail", at]}
}

test_an_agreement_without_its_day_says_so if {
	undated := changes.undated("/pipeline/items/1/agreed/agreed_on")
	about(array.concat(undated, changes.set("/pipeline/items/1/agreed/forum", "digital-working-group"))) == {["pipeline:map-upload", "fail", at]}
	about(array.concat(undated, changes.set("/pipeline/items/1/agreed/forum", ""))) == {["pipeline:map-upload", "fail", at]}
}

test_before_the_work_begins_it_is_not_due if {
	every status in ["proposed", "approved"] {
		about(changes.set("/pipeline/items/1/status", status)) == {["pipeline:map-upload", "not-due", at]}
	}
}

test_work_that_rests_is_not_asked if {
	every status in ["paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/1/status", status)) == {["pipeline:map-upload", "not-applicable", ["pipeline", "items", 1, "status"]]}
	}
}

test_without_a_status_it_cannot_be_assessed if {
	about(changes.set("/pipeline/items/1/status", "")) == {["pipeline:map-upload", "not-assessed", ["pipeline", "items", 1, "status"]]}
}

test_champions_are_recognised_however_they_are_written if {
	about(changes.set("/pipeline/items/1/raised_by", "A Digital Champion")) == {["pipeline:map-upload", "fail", at]}
	about(changes.set("/pipeline/items/1/raised_by", "A supplier")) == {["pipeline:map-upload", "not-applicable", ["pipeline", "items", 1, "raised_by"]]}
}
