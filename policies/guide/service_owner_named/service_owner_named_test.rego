package dgcheck.rules.guide.service_owner_named_test

import data.dgcheck.rules.guide.service_owner_named as rule

kept := data.examples.guide.service_owner_named.kept

broken := data.examples.guide.service_owner_named.broken

test_a_service_with_a_role_and_a_mailbox_passes if {
	some result in rule.results with input as kept
	result.subject == "service:soil-checks"
	result.verdict == "pass"
}

test_a_service_without_an_owner_fails_at_the_place_of_its_owner if {
	some result in rule.results with input as broken
	result.subject == "service:soil-checks"
	result.verdict == "fail"
	result.at == ["services", 0, "owner"]
}

test_two_owners_are_one_too_many if {
	two := json.patch(kept, [{"op": "replace", "path": "/services/0/owner/count", "value": 2}])
	some result in rule.results with input as two
	result.verdict == "fail"
}
