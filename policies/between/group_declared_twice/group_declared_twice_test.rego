package dgcheck.between.group_declared_twice_test

import data.dgcheck.between.group_declared_twice as rule

test_a_group_in_two_places_is_found if {
	found := rule.findings with input as {"groups": [{"key": "flood", "places": ["b", "a"]}]}
	found == {{"subject": "group:flood", "message": "The id flood is declared in 2 places: a, b.", "groups": {"flood"}}}
}

test_no_group_in_two_places_is_found_nowhere if {
	found := rule.findings with input as {"groups": []}
	found == set()
}
