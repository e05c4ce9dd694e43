package dgcheck.rules.strategy.paper_forms_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.paper_forms as rule

kept := data.examples.strategy.paper_forms.kept

broken := data.examples.strategy.paper_forms.broken

told(declared) := found if found := judged.told(rule) with input as declared

forms(total, replaced) := array.concat(changes.set("/services/0/paper_forms/total", total), changes.set("/services/0/paper_forms/replaced", replaced))

said(declared) := found if found := judged.messages(rule)[0] with input as declared

test_the_share_that_was_replaced_is_shown if {
	told(kept) == {0: "pass"}
	endswith(said(kept), "6 of 20 paper forms, 30%.")
	endswith(said(json.patch(kept, forms(3, 2))), "2 of 3 paper forms, 67%.")
}

test_a_small_share_is_never_held_against_the_group if {
	told(json.patch(kept, forms(20, 0))) == told(kept)
	told(json.patch(kept, forms(20, 20))) == told(kept)
}

test_half_a_count_fails if {
	told(broken) == {0: "fail"}
	told(json.patch(kept, forms(null, 6))) == told(broken)
}

test_more_than_there_were_cannot_be_replaced if {
	told(json.patch(kept, forms(20, 21))) == told(broken)
	told(json.patch(kept, forms(0, 1))) == told(broken)
}

test_a_service_without_paper_forms_is_not_asked if {
	every total in [0, null] {
		told(json.patch(kept, forms(total, null))) == {0: "not-applicable at paper_forms/total"}
	}
	told(json.patch(kept, forms(0, 0))) == {0: "not-applicable at paper_forms/total"}
}

test_services_that_are_retired_or_planned_are_not_asked if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {0: "not-applicable at phases"}
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == {0: "not-applicable at phases"}
}
