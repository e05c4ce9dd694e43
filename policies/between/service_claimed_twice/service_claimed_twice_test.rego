package dgcheck.between.service_claimed_twice_test

import data.dgcheck.between.service_claimed_twice as rule

claim(group, phase, shared) := {"group": group, "phase": phase, "shared_with": shared}

found(claims) := given if given := rule.findings with input as {"services": [{"key": "alerts", "called": "Alerts", "total": count(claims), "claims": claims}]}

test_a_service_of_two_groups_is_found if {
	found([claim("flood", "live", []), claim("rivers", "beta", [])]) == {{
		"subject": "service:alerts",
		"message": "2 groups declare Alerts, and not all of them say in `shared_with` that they share it.",
		"groups": {"flood", "rivers"},
	}}
}

test_groups_that_name_each_other_share_it if {
	found([claim("flood", "live", ["rivers"]), claim("rivers", "live", ["flood"])]) == set()
}

test_one_side_alone_does_not_share if {
	count(found([claim("flood", "live", ["rivers"]), claim("rivers", "live", [])])) == 1
}

three(named) := [claim("flood", "live", ["rivers", "soil"]), claim("rivers", "live", named), claim("soil", "live", ["flood", "rivers"])]

test_each_names_every_other if {
	found(three(["flood", "soil"])) == set()
	count(found(three(["flood"]))) == 1
}

test_what_has_ended_is_history if {
	found([claim("flood", "live", []), claim("rivers", "retired", [])]) == set()
}
