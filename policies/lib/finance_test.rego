package dgcheck.lib.finance_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.finance

example := data.examples.guide.actuals_posted.kept

month(name) := {"month": name}

asked(declared) := {entry.month |
	some entry in data.calendar.months
	finance.asked(entry) with input as declared
}

test_months_are_asked_from_the_founding_month_on if {
	not finance.asked(month("2026-06")) with input as example
	finance.asked(month("2026-07")) with input as example
	finance.asked(month("2027-03")) with input as example
}

test_every_month_is_asked_of_a_group_without_a_founding_day if {
	count(asked(json.patch(example, changes.undated("/group/founded")))) == 24
}

test_no_month_is_asked_after_the_one_in_which_the_group_closed if {
	asked(json.patch(example, changes.dated("/group/closed", "2026-08-01"))) == {"2026-07", "2026-08"}
}

test_a_month_stands_at_its_first_line_or_at_the_table if {
	two := changes.summed(json.patch(example, changes.set("/finance/rows/0/month", "2026-10")))
	finance.of(month("2026-10")).at == ["finance", "rows", 0] with input as two
	finance.of(month("2026-10")).lines == 2 with input as two
	finance.of(month("2026-07")).at == ["finance", "rows"] with input as two
	finance.of(month("2026-07")).lines == 0 with input as two
}

test_a_month_rests_on_its_lines_or_on_those_whose_month_is_unreadable if {
	unread := changes.summed(json.patch(example, changes.set("/finance/rows/0/month", "")))
	finance.of(month("2026-08")).rests_on == [["finance", "rows", 1]] with input as unread
	finance.of(month("2026-07")).rests_on == [["finance", "rows", 0]] with input as unread
	finance.of(month("2026-06")).rests_on == [] with input as example
}

test_amounts_are_private_in_headline_mode_alone if {
	finance.private with input as json.patch(example, changes.set("/finance/mode", "headline"))
	not finance.private with input as example
}

test_the_forecast_is_due_at_the_end_of_april_or_sixty_days_after_the_founding_day if {
	finance.forecast_due == "2026-04-30" with input as json.patch(example, changes.dated("/group/founded", "2026-03-31"))
	finance.forecast_due == "2026-04-30" with input as json.patch(example, changes.undated("/group/founded"))
	finance.forecast_due == "2026-05-31" with input as json.patch(example, changes.dated("/group/founded", "2026-04-01"))
}

test_figures_belong_where_the_group_has_them if {
	none := json.patch(example, array.concat(changes.set("/finance/rows", []), changes.set("/finance/files", [])))
	finance.place == "under `finance.months`" with input as json.patch(example, changes.set("/finance/files", []))
	finance.place == "in the finance file `a.csv`" with input as json.patch(none, changes.set("/finance/files", ["a.csv"]))
	finance.place == "in the finance file of that year" with input as json.patch(example, changes.set("/finance/files", ["a.csv", "b.csv"]))
	contains(finance.place, "`dgcheck import finance`") with input as none
}
