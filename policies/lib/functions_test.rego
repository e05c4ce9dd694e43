package dgcheck.lib.functions_test

import data.dgcheck.lib.functions

post(role, shared) := {"count": 1, "role": role, "shared_with": shared}

none := {"count": 0, "role": "", "shared_with": ""}

lacking(level, posts) := found if {
	input_document := {"governance": object.union(
		{"strategic": {"business": none, "service_design": none}, "coordination": {"support": none}},
		posts,
	)}
	found := functions.lacking(level, asked[level]) with input as input_document
}

asked := {"strategic": ["business", "service_design"], "coordination": ["support"]}

test_a_function_is_filled_by_its_own_post if {
	lacking("strategic", {}) == ["business", "service_design"]
	lacking("strategic", {"strategic": {"business": post("Director", "")}}) == ["service_design"]
	lacking("strategic", {"strategic": {"business": post("", "")}}) == ["business", "service_design"]
	lacking("strategic", {"strategic": {"business": {"count": 2, "role": "Director", "shared_with": ""}}}) == ["business", "service_design"]
}

test_a_post_may_be_shared_with_other_functions if {
	every shared in ["service design", "Service-Design", "service_design", "strategic service design", "strategic / service design", "delivery and service design", "delivery, service design; support"] {
		lacking("strategic", {"strategic": {"business": post("Director", shared)}}) == []
	}
	every shared in ["another group", "designers of the service design group", "coordination service design"] {
		lacking("strategic", {"strategic": {"business": post("Director", shared)}}) == ["service_design"]
	}
}

test_a_function_may_say_with_whom_it_shares_a_post if {
	lacking("strategic", {"strategic": {"business": post("Director", ""), "service_design": post("", "business")}}) == []
	lacking("strategic", {"strategic": {"business": none, "service_design": post("", "business")}}) == ["business", "service_design"]
}

test_a_post_may_be_shared_with_another_level if {
	every shared in ["coordination support", "co-ordination support"] {
		lacking("coordination", {"strategic": {"business": post("Director", shared)}}) == []
	}
	lacking("coordination", {"strategic": {"business": post("Director", "support")}}) == ["support"]
}
