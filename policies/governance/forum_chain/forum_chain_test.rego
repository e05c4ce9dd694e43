package dgcheck.rules.governance.forum_chain_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.forum_chain as rule

kept := data.examples.governance.forum_chain.kept

broken := data.examples.governance.forum_chain.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at(i) := ["governance", "forums", i, "reports_to"]

board := ["forum:modernisation-board", "not-applicable", ["governance", "forums", 0, "kind"]]

working := ["forum:digital-working-group", "pass", at(1)]

project := ["forum:digital-project-group", "pass", at(2)]

about(change) := judged(json.patch(kept, change))

test_a_chain_up_to_the_board_passes if {
	judged(kept) == {board, working, project}
}

test_a_project_group_that_does_not_report_to_a_working_group_fails if {
	failed := {board, working, ["forum:digital-project-group", "fail", at(2)]}
	judged(broken) == failed
	{result.severity | some result in results(broken); result.verdict == "fail"} == {"warning"}
	about(changes.set("/governance/forums/2/reports_to", "")) == failed
}

test_a_working_group_that_does_not_lead_to_a_board_fails if {
	failed := {board, project, ["forum:digital-working-group", "fail", at(1)]}
	about(changes.set("/governance/forums/1/reports_to", "")) == failed
	about(changes.set("/governance/forums/1/reports_to", "digital-project-group")) == failed
	found := results(json.patch(kept, changes.set("/governance/forums/1/reports_to", "")))
	{result.severity | some result in found; result.verdict == "fail"} == {"info"}
}

test_forums_that_report_in_a_circle_lead_nowhere if {
	["forum:digital-working-group", "fail", at(1)] in about(changes.set("/governance/forums/1/reports_to", "digital-working-group"))
}

test_a_forum_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/governance/forums/1/reports_to", "elsewhere")) == {board, project, ["forum:digital-working-group", "not-assessed", at(1)]}
	about(changes.set("/governance/forums/2/reports_to", "elsewhere")) == {board, working, ["forum:digital-project-group", "not-assessed", at(2)]}
}

test_the_board_may_be_reached_by_way_of_others if {
	between := object.union(kept.governance.forums[0], {"id": "between", "subject": "forum:between", "kind": "other", "reports_to": "modernisation-board"})
	further := array.concat(changes.add("/governance/forums/-", between), changes.set("/governance/forums/1/reports_to", "between"))
	working in about(further)
	["forum:digital-working-group", "not-assessed", at(1)] in about(array.concat(further, changes.set("/governance/forums/3/reports_to", "elsewhere")))
}

test_a_forum_of_no_kind_cannot_be_assessed if {
	["forum:digital-project-group", "not-assessed", ["governance", "forums", 2, "kind"]] in about(changes.set("/governance/forums/2/kind", ""))
}

test_what_reports_to_a_forum_of_no_kind_cannot_be_assessed if {
	["forum:digital-project-group", "not-assessed", at(2)] in about(changes.set("/governance/forums/1/kind", ""))
	["forum:digital-working-group", "not-assessed", at(1)] in about(changes.set("/governance/forums/0/kind", ""))
}

test_without_the_pack_nothing_is_asked if {
	found := rule.results with input as broken with data.clauses as {}
	{result.verdict | some result in found} == {"pass", "not-applicable"}
}
