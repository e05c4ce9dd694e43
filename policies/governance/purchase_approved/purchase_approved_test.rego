package dgcheck.rules.governance.purchase_approved_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.purchase_approved as rule

kept := data.examples.governance.purchase_approved.kept

broken := data.examples.governance.purchase_approved.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["spend", 0, "approval", "approved_on"]

about(change) := {array.slice(verdict, 1, 3) | some verdict in judged(json.patch(kept, change))}

unapproved := changes.undated("/spend/0/approval/approved_on")

test_a_purchase_that_a_forum_approved_in_time_passes if {
	judged(kept) == {["spend:sp-1", "pass", at]}
}

test_a_purchase_approved_late_fails if {
	judged(broken) == {["spend:sp-1", "fail", at]}
	{result.due | some result in results(broken)} == {"2026-08-10"}
}

test_the_day_of_the_commitment_is_in_time if {
	about(changes.dated("/spend/0/approval/approved_on", "2026-08-10")) == {["pass", at]}
	about(changes.dated("/spend/0/approval/approved_on", "2026-08-11")) == {["fail", at]}
}

test_upgrades_and_extensions_are_asked_and_other_spending_is_not if {
	every kind in ["upgrade", "extension"] {
		{result.verdict | some result in results(json.patch(broken, changes.set("/spend/0/kind", kind)))} == {"fail"}
	}
	judged(json.patch(broken, changes.set("/spend/0/kind", ""))) == {["spend:sp-1", "not-applicable", ["spend", 0, "kind"]]}
}

test_without_a_forum_it_fails_at_the_forum if {
	about(changes.set("/spend/0/approval/forum", "")) == {["fail", ["spend", 0, "approval", "forum"]]}
}

test_a_forum_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/spend/0/approval/forum", "elsewhere")) == {["not-assessed", ["spend", 0, "approval", "forum"]]}
}

test_without_an_approval_it_fails if {
	about(unapproved) == {["fail", at]}
	about(changes.dated("/spend/0/approval/approved_on", "2026-11-23")) == {["fail", at]}
}

test_until_the_money_is_committed_it_is_not_due if {
	about(array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-11-22"))) == {["not-due", at]}
	about(array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-11-21"))) == {["fail", at]}
	found := results(json.patch(kept, array.concat(unapproved, changes.dated("/spend/0/committed_on", "2026-12-01"))))
	{result.due | some result in found} == {"2026-12-01"}
}

test_without_the_day_of_the_commitment_an_approval_is_enough if {
	about(changes.undated("/spend/0/committed_on")) == {["pass", at]}
	about(array.concat(unapproved, changes.undated("/spend/0/committed_on"))) == {["not-assessed", ["spend", 0, "committed_on"]]}
}
