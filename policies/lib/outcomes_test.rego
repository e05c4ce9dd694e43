package dgcheck.lib.outcomes_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.outcomes

example := data.examples.guide.priority_outcome_worked.kept

# one_active is the example with its second outcome achieved.
one_active := json.patch(example, changes.set("/outcomes/1/status", "achieved"))

verdict(ids) := judged.word(link) if link := outcomes.link(ids) with input as one_active

test_active_outcomes_are_those_with_an_id_that_are_active if {
	outcomes.active == {"healthier-soil", "cleaner-rivers"} with input as example
	outcomes.active == {"healthier-soil"} with input as one_active
	outcomes.active == {"cleaner-rivers"} with input as json.patch(example, changes.set("/outcomes/0/id", ""))
	outcomes.active == set() with input as json.patch(example, changes.set("/outcomes", []))
}

test_known_outcomes_are_all_with_an_id if {
	outcomes.known == {"healthier-soil", "cleaner-rivers"} with input as one_active
	outcomes.known == {"cleaner-rivers"} with input as json.patch(example, changes.set("/outcomes/0/id", ""))
}

test_one_active_outcome_is_a_link if {
	verdict(["healthier-soil"]) == "pass"
	verdict(["elsewhere", "cleaner-rivers", "healthier-soil"]) == "pass"
}

test_an_unknown_outcome_leaves_the_link_open if {
	verdict(["elsewhere"]) == "not-assessed"
	verdict(["cleaner-rivers", "elsewhere"]) == "not-assessed"
}

test_outcomes_that_are_not_active_are_no_link if {
	link := outcomes.link(["cleaner-rivers"]) with input as one_active
	link == {"fail": "is linked only to outcomes that are not active"}
}

test_no_outcome_and_a_placeholder_are_no_link if {
	none := outcomes.link([]) with input as one_active
	none == {"fail": "is not linked to any outcome"}
	placeholder := outcomes.link([""]) with input as one_active
	placeholder == none
	verdict(["", "healthier-soil"]) == "pass"
	verdict(["", "cleaner-rivers"]) == "fail"
}

test_a_placeholder_is_no_link_to_an_outcome_without_an_id if {
	link := outcomes.link([""]) with input as json.patch(example, changes.set("/outcomes/0/id", ""))
	link.fail
}

test_links_cannot_be_judged_while_no_outcome_is_active if {
	none := json.patch(one_active, changes.set("/outcomes/0/status", "dropped"))
	found := outcomes.unlinkable with input as none
	found["not-assessed"]
	found.place == ["outcomes"]
	not outcomes.unlinkable with input as one_active
}

test_an_outcome_whose_status_cannot_be_read_leaves_the_link_open if {
	unclear := json.patch(example, changes.set("/outcomes/1/status", ""))
	link := outcomes.link(["cleaner-rivers"]) with input as unclear
	link == {"not-assessed": "names an outcome whose status cannot be read"}
	outcomes.active == {"healthier-soil"} with input as unclear
}
