package dgcheck.between.outcome_unserved_test

import data.dgcheck.between.outcome_unserved as rule

test_an_outcome_that_nothing_serves_is_found if {
	found := rule.findings with input as {"outcomes": [{"group": "flood", "id": "warned", "called": "People are warned"}]}
	found == {{"subject": "outcome:flood/warned", "message": "No service and no work serves the outcome People are warned.", "groups": {"flood"}}}
}

test_outcomes_that_are_served_are_not_found if {
	found := rule.findings with input as {"outcomes": []}
	found == set()
}
