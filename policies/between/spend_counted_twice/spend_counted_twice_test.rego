package dgcheck.between.spend_counted_twice_test

import data.dgcheck.between.spend_counted_twice as rule

found(claims) := given if given := rule.findings with input as {"services": [{"key": "alerts", "called": "Alerts", "claims": claims}]}

test_lines_in_two_finances_are_found if {
	found([{"group": "flood", "spend": true}, {"group": "rivers", "spend": true}]) == {{
		"subject": "service:alerts",
		"message": "The finance of 2 groups has lines of Alerts, which a sum over groups may count twice.",
		"groups": {"flood", "rivers"},
	}}
}

test_lines_in_one_finance_are_not if {
	found([{"group": "flood", "spend": true}, {"group": "rivers", "spend": false}]) == set()
	found([{"group": "flood", "spend": true}, {"group": "flood", "spend": true}]) == set()
}
