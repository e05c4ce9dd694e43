package dgcheck.between.dependency_leads_nowhere_test

import data.dgcheck.between.dependency_leads_nowhere as rule

dependency(claims) := {"group": "flood", "id": "alerts", "service": "Alerts", "on": "maps", "claims": claims}

found(claims) := given if given := rule.findings with input as {"dependencies": [dependency(claims)], "silent": 0}

messages(claims) := {finding.message | some finding in found(claims)}

claim(group, phase, owned) := {"group": group, "phase": phase, "owned": owned}

test_what_no_group_declares_is_found if {
	found([]) == {{
		"subject": "service:flood/alerts",
		"message": "Alerts depends on maps, which no group that was heard from declares.",
		"remedy": "Correct the id maps in `depends_on`, or declare the system under `externals` if it belongs to somebody else.",
		"groups": {"flood"},
	}}
}

test_a_silent_group_may_declare_it if {
	some finding in rule.findings with input as {"dependencies": [dependency([])], "silent": 1}
	finding.message == "Alerts depends on maps, which no group that was heard from declares; it may belong to one that was not."
}

test_what_has_ended_is_found if {
	messages([claim("rivers", "retired", true)]) == {"Alerts depends on maps, which is retired."}
}

test_what_nobody_owns_is_found if {
	messages([claim("rivers", "live", false)]) == {"Alerts depends on maps, which has no owner."}
	messages([claim("rivers", "retired", true), claim("soil", "live", false)]) == {"Alerts depends on maps, which has no owner."}
}

test_one_claim_that_runs_and_is_owned_is_enough if {
	found([claim("rivers", "live", true), claim("soil", "live", false)]) == set()
}

test_all_who_declare_it_have_a_part if {
	some finding in found([claim("rivers", "retired", true), claim("soil", "retired", true)])
	finding.groups == {"flood", "rivers", "soil"}
}
