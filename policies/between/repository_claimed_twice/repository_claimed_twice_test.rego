package dgcheck.between.repository_claimed_twice_test

import data.dgcheck.between.repository_claimed_twice as rule

claim(group, shared) := {"group": group, "service": $"{group}-service", "shared_with": shared}

found(claims) := given if given := rule.findings with input as {"repositories": [{
	"key": "example-org/alerts",
	"groups": {claim.group | some claim in claims},
	"total": 2,
	"claims": claims,
}]}

test_a_repository_of_two_groups_is_found if {
	found([claim("flood", []), claim("rivers", [])]) == {{
		"subject": "repository:example-org/alerts",
		"message": "The repository example-org/alerts is named by services of 2 groups: flood-service, rivers-service.",
		"groups": {"flood", "rivers"},
	}}
}

test_groups_that_name_each_other_share_it if {
	found([claim("flood", ["rivers"]), claim("rivers", ["flood"])]) == set()
}

test_one_side_alone_does_not_share if {
	count(found([claim("flood", ["rivers"]), claim("rivers", [])])) == 1
	count(found([claim("flood", []), claim("rivers", ["flood"])])) == 1
}
