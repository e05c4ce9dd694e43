package dgcheck.lib.elsewhere_test

import data.dgcheck.lib.elsewhere

hidden(unavailable, files) if elsewhere.entries with input as {"unavailable": unavailable, "files": files}

test_nothing_unread_hides_nothing if {
	not hidden([], [{"path": "group.yaml", "read": true, "finance": false}])
}

test_a_part_that_stands_elsewhere_may_hold_entries if {
	hidden([["services"]], [])
	hidden([["finance"]], [])
}

test_an_unread_finance_file_hides_lines_of_finance_alone if {
	not hidden([["finance", "rows"], ["finance", "by_month"], ["finance", "by_line"]], [{"path": "f.csv", "read": false, "finance": true}])
	hidden([["finance", "rows"], ["services"]], [])
}

test_any_other_unread_file_may_hold_entries if {
	hidden([], [{"path": "group.yaml", "read": false, "finance": false}])
	hidden([], [{"path": "group.yaml", "read": false}])
}
