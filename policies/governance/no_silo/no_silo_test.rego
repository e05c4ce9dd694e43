package dgcheck.rules.governance.no_silo_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.no_silo as rule

kept := data.examples.governance.no_silo.kept

broken := data.examples.governance.no_silo.broken

told(declared) := found if found := judged.told(rule) with input as declared

other := {1: "pass"}

about(change) := object.remove(told(json.patch(broken, change)), other)

unnamed := {0: "fail"}

named := {0: "pass"}

test_work_with_a_team_passes if {
	told(kept) == object.union(other, named)
}

test_work_without_a_team_fails if {
	told(broken) == object.union(other, unnamed)
}

test_a_team_is_found_by_way_of_the_service if {
	about(changes.set("/services/0/team", "planting")) == named
	about(changes.set("/team/teams/0/services", ["plant-trees"])) == named
	about(changes.set("/services/0/team", "somebody")) == unnamed
}

test_a_team_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/pipeline/items/0/team", "somebody")) == {0: "not-assessed"}
}

test_work_is_asked_while_it_is_approved_or_under_way if {
	every status in ["proposed", "paused", "done", "stopped"] {
		about(changes.set("/pipeline/items/0/status", status)) == {0: "not-applicable at status"}
	}
	about(changes.set("/pipeline/items/0/status", "approved")) == unnamed
	about(changes.set("/pipeline/items/0/status", "")) == {0: "not-assessed at status"}
}

test_what_suppliers_do_is_shown if {
	suppliers := [{"name": "A", "share_pct": 20}, {"name": "B", "share_pct": 12.5}, {"name": "C", "share_pct": null}]
	found := rule.result with input as json.patch(kept, changes.set("/team/suppliers", suppliers))
	contains(found.pass, "32.5")
	told(json.patch(kept, changes.set("/team/suppliers", [{"name": "C", "share_pct": null}]))) == told(kept)
}
