package dgcheck.rules.strategy.paper_forms_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.paper_forms as rule

kept := data.examples.strategy.paper_forms.kept

broken := data.examples.strategy.paper_forms.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(verdict, key) := {["service:soil-checks", verdict, array.concat(["services", 0], key)]}

forms(total, replaced) := array.concat(changes.set("/services/0/paper_forms/total", total), changes.set("/services/0/paper_forms/replaced", replaced))

said(declared) := [result.because | some result in results(declared)][0]

test_the_share_that_was_replaced_is_shown if {
	judged(kept) == about("pass", ["paper_forms"])
	endswith(said(kept), "6 of 20 paper forms, 30%.")
	endswith(said(json.patch(kept, forms(3, 2))), "2 of 3 paper forms, 67%.")
}

test_a_small_share_is_never_held_against_the_group if {
	judged(json.patch(kept, forms(20, 0))) == judged(kept)
	judged(json.patch(kept, forms(20, 20))) == judged(kept)
}

test_half_a_count_fails if {
	judged(broken) == about("fail", ["paper_forms"])
	judged(json.patch(kept, forms(null, 6))) == judged(broken)
}

test_more_than_there_were_cannot_be_replaced if {
	judged(json.patch(kept, forms(20, 21))) == judged(broken)
	judged(json.patch(kept, forms(0, 1))) == judged(broken)
}

test_a_service_without_paper_forms_is_not_asked if {
	every total in [0, null] {
		judged(json.patch(kept, forms(total, null))) == about("not-applicable", ["paper_forms", "total"])
	}
	judged(json.patch(kept, forms(0, 0))) == about("not-applicable", ["paper_forms", "total"])
}

test_services_that_are_retired_or_planned_are_not_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == about("not-applicable", ["phases"])
	judged(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == about("not-applicable", ["phases"])
}
