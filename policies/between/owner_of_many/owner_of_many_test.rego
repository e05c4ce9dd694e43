package dgcheck.between.owner_of_many_test

import data.dgcheck.between.owner_of_many as rule

services := [{"group": "rivers"}, {"group": "flood"}, {"group": "flood"}]

post(total, groups) := {"key": "permits@example.gov.uk", "called": "Head of Permits", "total": total, "groups": groups, "services": services}

found(total, groups) := given if given := rule.findings with input as {"posts": [post(total, groups)]} with data.params as {"owner_services": 5}

test_a_post_may_own_as_many_as_the_figure if {
	found(5, 1) == set()
}

test_a_post_that_owns_more_is_found if {
	found(6, 1) == {{
		"subject": "post:permits@example.gov.uk",
		"message": "Head of Permits owns 6 services: more than 5.",
		"groups": {"flood", "rivers"},
	}}
}

test_services_over_groups_say_how_they_count if {
	some finding in found(6, 2)
	finding.message == "Head of Permits owns 6 services over 2 groups, where one that several declare counts in each: more than 5."
}
