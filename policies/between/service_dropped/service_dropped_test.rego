package dgcheck.between.service_dropped_test

import data.dgcheck.between.service_dropped as rule

dropped(phase) := [{"group": "flood", "id": "maps", "called": "Maps", "phase": phase, "on": "2026-10-31"}]

found(phase, silent) := given if given := rule.findings with input as {"dropped": dropped(phase), "silent": silent}

test_a_service_that_is_gone_is_found if {
	found("live", 0) == {{
		"subject": "service:maps",
		"message": "Maps was declared on 2026-10-31 and no group that was heard from declares it now.",
		"groups": {"flood"},
	}}
}

test_a_silent_group_may_have_taken_it_up if {
	some finding in found("live", 2)
	finding.message == "Maps was declared on 2026-10-31 and no group that was heard from declares it now; one that was not may have taken it up."
}

test_what_had_ended_may_go if {
	found("retired", 0) == set()
}
