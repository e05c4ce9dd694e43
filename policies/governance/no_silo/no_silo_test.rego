package dgcheck.rules.governance.no_silo_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.no_silo as rule

kept := data.examples.governance.no_silo.kept

broken := data.examples.governance.no_silo.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at(i) := ["pipeline", "items", i, "team"]

other := ["pipeline:map-upload", "pass", at(1)]

about(change) := judged(json.patch(broken, change)) - {other}

unnamed := {["pipeline:planting-alpha", "fail", at(0)]}

named := {["pipeline:planting-alpha", "pass", at(0)]}

test_work_with_a_team_passes if {
	judged(kept) == {other} | named
}

test_work_without_a_team_fails if {
	judged(broken) == {other} | unnamed
}

test_a_team_is_found_by_way_of_the_service if {
	about(changes.set("/services/0/team", "planting")) == named
	about(changes.set("/team/teams/0/services", ["plant-trees"])) == named
	about(changes.set("/services/0/team", "somebody")) == unnamed
}

test_a_team_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/pipeline/items/0/team", "somebody")) == {["pipeline:planting-alpha", "not-assessed", at(0)]}
}

test_work_is_asked_while_it_is_approved_or_under_way if {
	every status in ["proposed", "paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/0/status", status)) == {["pipeline:planting-alpha", "not-applicable", ["pipeline", "items", 0, "status"]]}
	}
	about(changes.set("/pipeline/items/0/status", "approved")) == unnamed
	about(changes.set("/pipeline/items/0/status", "")) == {["pipeline:planting-alpha", "not-assessed", ["pipeline", "items", 0, "status"]]}
}

test_what_suppliers_do_is_shown if {
	suppliers := [{"name": "A", "share_pct": 20}, {"name": "B", "share_pct": 12.5}, {"name": "C", "share_pct": null}]
	found := results(json.patch(kept, changes.set("/team/suppliers", suppliers)))
	{[result.verdict, contains(result.because, "32.5")] | some result in found; result.subject == "group"} == {["pass", true]}
	judged(json.patch(kept, changes.set("/team/suppliers", [{"name": "C", "share_pct": null}]))) == judged(kept)
}
