package dgcheck.rules.guide.spend_overview_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.spend_overview as rule

kept := data.examples.guide.spend_overview.kept

broken := data.examples.guide.spend_overview.broken

result(declared) := found if found := rule.result with input as changes.summed(declared)

told(declared) := found if found := judged.told(rule) with input as changes.summed(declared)

said(declared) := found if found := judged.message(rule) with input as changes.summed(declared)

test_a_line_for_every_service_passes_and_gives_the_totals if {
	told(kept) == {"group": "pass"}
	said(kept) == "This financial year £379,000 is forecast, and £155,240 has been spent so far."
}

test_a_service_without_a_line_fails if {
	told(broken) == {"group": "fail"}
	result(broken).rests_on == [["services", 0]]
}

test_a_line_for_the_group_covers_every_service if {
	every whole in ["group", ""] {
		told(json.patch(broken, changes.set("/finance/rows/0/service", whole))) == told(kept)
	}
}

test_several_services_without_a_line_are_one_finding if {
	second := object.union(broken.services[0], {"id": "soil-advice", "subject": "service:soil-advice"})
	two := json.patch(broken, changes.add("/services/-", second))
	result(two).rests_on == [["services", 0], ["services", 2]]
	said(two) == "Record a soil check and 1 other services have no line in the finance table, and no line is for the group as a whole."
}

test_services_planned_or_retired_need_no_line if {
	every phase in [changes.set("/services/0/phases", []), changes.set("/services/0/phases/0/phase", "retired"), changes.dated("/services/0/phases/0/from", "2026-11-23")] {
		told(json.patch(broken, phase)) == told(kept)
	}
}

test_a_new_service_has_sixty_days if {
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))) == {"group": "not-due"}
	result(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-23"))).due == "2026-11-22"
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-09-22"))) == told(broken)
}

test_a_new_service_does_not_excuse_an_old_one if {
	new := json.patch(object.union(broken.services[0], {"id": "soil-advice", "subject": "service:soil-advice"}), changes.dated("/phases/0/from", "2026-11-02"))
	told(json.patch(broken, changes.add("/services/-", new))) == told(broken)
}

test_a_page_with_the_overview_does_as_well if {
	told(json.patch(broken, changes.set("/finance/summary_url", "https://example.gov.uk/soil/spend"))) == {"group": "pass at finance/summary_url"}
}

test_private_amounts_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/finance/mode", "headline"))) == {"group": "not-assessed at finance/mode"}
}

test_without_figures_there_is_nothing_to_look_over if {
	told(json.patch(kept, changes.set("/finance/rows", []))) == {"group": "not-applicable"}
}

test_figures_that_cannot_be_read_cannot_be_added_up if {
	fault := {"kind": "amount", "level": "", "file": "finance-2026-27.csv", "at": ["finance", "rows", 0, "forecast"], "because": "", "remedy": ""}
	told(json.patch(broken, changes.add("/faults/-", fault))) == {"group": "not-assessed"}
}

test_only_the_months_of_this_year_are_added_up if {
	older := object.union(kept.finance.rows[0], {"month": "2026-03"})
	said(json.patch(kept, changes.add("/finance/rows/-", older))) == said(kept)
}

test_amounts_are_written_as_people_write_them if {
	rule.pounds(0) == "£0"
	rule.pounds(99900) == "£999"
	rule.pounds(100000) == "£1,000"
	rule.pounds(123456749) == "£1,234,567"
	rule.pounds(-123450000) == "-£1,234,500"
}
