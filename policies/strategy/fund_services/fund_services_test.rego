package dgcheck.rules.strategy.fund_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.fund_services as rule

kept := data.examples.strategy.fund_services.kept

broken := data.examples.strategy.fund_services.broken

message(declared) := found if found := judged.message(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_lines_that_say_what_they_are_for_pass if {
	told(kept) == {"group": "pass"}
	message(kept) == "Every line of finance says what it is for; lines for a single service: 8."
}

test_a_line_without_a_service_fails_at_its_place if {
	told(broken) == {"group": "fail at finance/rows/8"}
}

test_totals_by_month_name_no_service if {
	told(json.patch(kept, changes.set("/finance/files", []))) == {"group": "fail at finance/months"}
	unsplit := array.concat(changes.set("/finance/files", []), changes.set("/finance/kind_split", "not-used"))
	told(json.patch(kept, unsplit)) == {"group": "fail at finance/months"}
}

test_one_line_that_says_its_kind_is_enough_and_none_is_not if {
	untold := json.patch(kept, array.flatten([changes.set($"/finance/rows/{i}/kind", "") | some i in numbers.range(0, 7)]))
	told(untold) == told(kept)
	none := json.patch(untold, changes.set("/finance/rows/8/kind", ""))
	told(none) == {"group": "fail at finance/kind_split"}
	told(json.patch(none, changes.set("/finance/kind_split", "not-used"))) == told(kept)
}

test_private_amounts_cannot_be_assessed if {
	told(json.patch(broken, changes.set("/finance/mode", "headline"))) == {"group": "not-assessed at finance/mode"}
}

test_without_a_line_it_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/finance/rows", []))) == {"group": "not-assessed"}
	told(json.patch(kept, array.concat(changes.set("/finance/rows", []), changes.set("/finance/files", [])))) == {"group": "not-assessed"}
}
