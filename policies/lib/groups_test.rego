package dgcheck.lib.groups_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.groups

example := data.examples.guide.group_identified.kept

group(change) := json.patch(example, change)

test_an_ordinary_group_is_neither_closed_nor_forming_nor_new if {
	groups.circumstances == {"closed": "", "forming": false, "founding": "", "grace": {"until": "", "until_day": 0}} with input as example
}

test_a_group_is_closed_by_its_status if {
	groups.closed == "The group has closed, so this is no longer asked." with input as group(changes.set("/group/status", "closed"))
	groups.closed == "The group has merged into another, so this is no longer asked." with input as group(changes.set("/group/status", "merged"))
}

test_a_merged_group_names_its_successor if {
	merged := group(array.concat(changes.set("/group/status", "merged"), changes.set("/group/successor", "land-and-soil")))
	groups.closed == "The group has merged into land-and-soil, so this is no longer asked." with input as merged
}

test_a_group_is_closed_from_the_day_after_it_closed if {
	groups.closed == "" with input as group(changes.dated("/group/closed", "2026-11-22"))
	groups.closed == "The group closed on 21 November 2026, so this is no longer asked." with input as group(changes.dated("/group/closed", "2026-11-21"))
}

test_a_closing_group_is_judged_as_any_other if {
	groups.closed == "" with input as group(array.concat(changes.set("/group/status", "closing"), changes.dated("/group/closed", "2027-03-31")))
}

test_a_group_is_forming_until_its_founding_day if {
	forming := group(changes.set("/group/status", "forming"))
	not groups.forming with input as forming
	groups.forming with input as json.patch(forming, changes.undated("/group/founded"))
	groups.forming with input as json.patch(forming, changes.dated("/group/founded", "2026-11-23"))
	not groups.forming with input as json.patch(forming, changes.dated("/group/founded", "2026-11-22"))
	not groups.forming with input as group(changes.undated("/group/founded"))
}

test_grace_lasts_through_day_sixty if {
	groups.grace == {"until": "2026-11-22", "until_day": 20779} with input as group(changes.dated("/group/founded", "2026-09-23"))
	groups.grace.until == "" with input as group(changes.dated("/group/founded", "2026-09-22"))
	groups.grace.until == "2027-01-21" with input as group(changes.dated("/group/founded", "2026-11-22"))
}

test_there_is_no_grace_without_a_founding_day_or_before_it if {
	groups.grace.until == "" with input as group(changes.undated("/group/founded"))
	groups.grace.until == "" with input as group(changes.dated("/group/founded", "2026-11-23"))
}

test_months_are_asked_from_the_founding_month if {
	groups.asked_from == "2026-07" with input as example
	groups.asked_from == "" with input as group(changes.undated("/group/founded"))
}

test_months_are_asked_to_the_closing_month if {
	groups.asked_to == "9999-12" with input as example
	groups.asked_to == "2026-09" with input as group(changes.dated("/group/closed", "2026-09-30"))
	groups.asked_to == "2026-09" with input as group(array.concat(changes.set("/group/status", "closed"), changes.dated("/group/closed", "2026-09-30")))
	groups.asked_to == "" with input as group(changes.set("/group/status", "closed"))
	groups.asked_to == "" with input as group(changes.set("/group/status", "merged"))
}

test_a_group_that_closes_before_it_is_founded_is_open if {
	mistaken := group(array.concat(changes.dated("/group/founded", "2026-07-01"), changes.dated("/group/closed", "2026-03-31")))
	groups.closed == "" with input as mistaken
	groups.asked_to == "9999-12" with input as mistaken
}
