package dgcheck.rules.strategy.fund_services_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.fund_services as rule

kept := data.examples.strategy.fund_services.kept

broken := data.examples.strategy.fund_services.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_lines_that_say_what_they_are_for_pass if {
	judged(kept) == {["group", "pass", ["finance", "rows"]]}
	{result.because | some result in results(kept)} == {"Every line of finance says what it is for; lines for a single service: 8."}
}

test_a_line_without_a_service_fails_at_its_place if {
	judged(broken) == {["group", "fail", ["finance", "rows", 8]]}
}

test_totals_by_month_name_no_service if {
	judged(json.patch(kept, changes.set("/finance/files", []))) == {["group", "fail", ["finance", "months"]]}
	unsplit := array.concat(changes.set("/finance/files", []), changes.set("/finance/kind_split", "not-used"))
	judged(json.patch(kept, unsplit)) == {["group", "fail", ["finance", "months"]]}
}

test_one_line_that_says_its_kind_is_enough_and_none_is_not if {
	untold := json.patch(kept, array.flatten([changes.set($"/finance/rows/{i}/kind", "") | some i in numbers.range(0, 7)]))
	judged(untold) == judged(kept)
	none := json.patch(untold, changes.set("/finance/rows/8/kind", ""))
	judged(none) == {["group", "fail", ["finance", "kind_split"]]}
	judged(json.patch(none, changes.set("/finance/kind_split", "not-used"))) == judged(kept)
}

test_private_amounts_cannot_be_assessed if {
	judged(json.patch(broken, changes.set("/finance/mode", "headline"))) == {["group", "not-assessed", ["finance", "mode"]]}
}

test_without_a_line_it_cannot_be_assessed if {
	judged(json.patch(kept, changes.set("/finance/rows", []))) == {["group", "not-assessed", ["finance", "rows"]]}
	judged(json.patch(kept, array.concat(changes.set("/finance/rows", []), changes.set("/finance/files", [])))) == {["group", "not-assessed", ["finance", "rows"]]}
}
