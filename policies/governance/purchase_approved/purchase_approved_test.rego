package dgcheck.rules.governance.purchase_approved_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.purchase_approved as rule

kept := data.examples.governance.purchase_approved.kept

broken := data.examples.governance.purchase_approved.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

at := ["spend", 0, "approval", "approved_on"]

about(change) := told(json.patch(kept, change))[0]

unapproved := changes.undated("/spend/0/approval/approved_on")

test_a_purchase_that_a_forum_approved_in_time_passes if {
	told(kept) == {0: "pass"}
}

test_a_purchase_approved_late_fails if {
	told(broken) == {0: "fail"}
	{result.due | some result in results(broken)} == {"2026-08-10"}
}

test_the_day_of_the_commitment_is_in_time if {
	about(changes.dated("/spend/0/approval/approved_on", "2026-08-10")) == "pass"
	about(changes.dated("/spend/0/approval/approved_on", "2026-08-11")) == "fail"
}

test_upgrades_and_extensions_are_asked_and_other_spending_is_not if {
	every kind in ["upgrade", "extension"] {
		{verdict | some verdict in verdicts(json.patch(broken, changes.set("/spend/0/kind", kind)))} == {"fail"}
	}
	told(json.patch(broken, changes.set("/spend/0/kind", ""))) == {0: "not-applicable at kind"}
}

test_without_a_forum_it_fails_at_the_forum if {
	about(changes.set("/spend/0/approval/forum", "")) == "fail at approval/forum"
}

test_a_forum_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/spend/0/approval/forum", "elsewhere")) == "not-assessed at approval/forum"
}

test_without_an_approval_it_fails if {
	about(unapproved) == "fail"
	about(changes.dated("/spend/0/approval/approved_on", "2026-11-23")) == "fail"
}

test_until_the_money_is_committed_it_is_not_due if {
	about(array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-11-22"))) == "not-due"
	about(array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-11-21"))) == "fail"
	found := results(json.patch(kept, array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-12-01"))))
	{result.due | some result in found} == {"2026-12-01"}
}

test_without_the_day_of_the_commitment_an_approval_is_enough if {
	about(changes.undated("/spend/0/committed_on")) == "pass"
	about(array.concat(unapproved, changes.undated("/spend/0/committed_on"))) == "not-assessed at committed_on"
}
