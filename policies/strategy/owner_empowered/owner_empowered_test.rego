package dgcheck.rules.strategy.owner_empowered_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.owner_empowered as rule

kept := data.examples.strategy.owner_empowered.kept

broken := data.examples.strategy.owner_empowered.broken

told(declared) := found if found := judged.told(rule) with input as declared

# service, board and working return the results for the service and the two
# forums.
service(declared) := told(declared).services[0]

board(declared) := told(declared)["governance.forums"][0]

working(declared) := told(declared)["governance.forums"][1]

test_an_owner_who_decides_and_a_forum_with_a_digital_leader_pass if {
	told(kept) == {
		"services": {0: "pass at owner/authority"},
		"governance.forums": {0: "pass at digital_leader", 1: "not-applicable at reports_to"},
	}
}

test_an_owner_who_is_not_said_to_decide_fails if service(broken) == "fail at owner/authority"

test_a_say_in_either_is_enough if {
	every authority in ["budget", "backlog", "both"] {
		service(json.patch(broken, changes.set("/services/0/owner/authority", authority))) == "pass at owner/authority"
	}
}

test_a_service_without_a_single_owner_cannot_be_assessed if {
	every count in [0, 2] {
		unowned := array.concat(changes.set("/services/0/owner/count", count), changes.set("/services/0/owner/role", ""))
		service(json.patch(broken, unowned)) == "not-assessed at owner"
	}
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		service(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == "not-applicable at phases"
	}
}

test_a_topmost_forum_without_a_digital_leader_fails if {
	every said in [null, false] {
		board(json.patch(kept, changes.set("/governance/forums/0/digital_leader", said))) == "fail at digital_leader"
	}
	working(json.patch(kept, changes.set("/governance/forums/1/reports_to", ""))) == "fail at digital_leader"
}

test_a_forum_that_reports_to_one_not_declared_cannot_be_assessed if {
	working(json.patch(kept, changes.set("/governance/forums/1/reports_to", "elsewhere"))) == "not-assessed at reports_to"
}

test_without_services_and_forums_it_says_nothing if {
	told(json.patch(kept, array.concat(changes.set("/services", []), changes.set("/governance/forums", [])))) == {"services": {}, "governance.forums": {}}
}
