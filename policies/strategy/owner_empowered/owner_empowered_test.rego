package dgcheck.rules.strategy.owner_empowered_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.owner_empowered as rule

kept := data.examples.strategy.owner_empowered.kept

broken := data.examples.strategy.owner_empowered.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

service(verdict, key) := ["service:soil-checks", verdict, array.concat(["services", 0], key)]

board(verdict, key) := ["forum:soil-board", verdict, ["governance", "forums", 0, key]]

working(verdict, key) := ["forum:soil-working-group", verdict, ["governance", "forums", 1, key]]

test_an_owner_who_decides_and_a_forum_with_a_digital_leader_pass if {
	judged(kept) == {service("pass", ["owner", "authority"]), board("pass", "digital_leader"), working("not-applicable", "reports_to")}
}

test_an_owner_who_is_not_said_to_decide_fails if {
	service("fail", ["owner", "authority"]) in judged(broken)
}

test_a_say_in_either_is_enough if {
	every authority in ["budget", "backlog", "both"] {
		service("pass", ["owner", "authority"]) in judged(json.patch(broken, changes.set("/services/0/owner/authority", authority)))
	}
}

test_a_service_without_a_single_owner_cannot_be_assessed if {
	every count in [0, 2] {
		unowned := array.concat(changes.set("/services/0/owner/count", count), changes.set("/services/0/owner/role", ""))
		service("not-assessed", ["owner"]) in judged(json.patch(broken, unowned))
	}
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		service("not-applicable", ["phases"]) in judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase)))
	}
}

test_a_topmost_forum_without_a_digital_leader_fails if {
	every said in [null, false] {
		board("fail", "digital_leader") in judged(json.patch(kept, changes.set("/governance/forums/0/digital_leader", said)))
	}
	working("fail", "digital_leader") in judged(json.patch(kept, changes.set("/governance/forums/1/reports_to", "")))
}

test_a_forum_that_reports_to_one_not_declared_cannot_be_assessed if {
	working("not-assessed", "reports_to") in judged(json.patch(kept, changes.set("/governance/forums/1/reports_to", "elsewhere")))
}

test_without_services_and_forums_it_says_nothing if {
	judged(json.patch(kept, array.concat(changes.set("/services", []), changes.set("/governance/forums", [])))) == set()
}
