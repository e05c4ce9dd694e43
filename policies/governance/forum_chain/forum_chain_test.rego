package dgcheck.rules.governance.forum_chain_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.forum_chain as rule

kept := data.examples.governance.forum_chain.kept

broken := data.examples.governance.forum_chain.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

board := {0: "not-applicable at kind"}

working := {1: "pass"}

project := {2: "pass"}

about(change) := told(json.patch(kept, change))

test_a_chain_up_to_the_board_passes if {
	told(kept) == object.union_n([board, working, project])
}

test_a_project_group_that_does_not_report_to_a_working_group_fails if {
	failed := object.union_n([{2: "fail"}, board, working])
	told(broken) == failed
	{result.severity | some result in results(broken); result.fail} == {"warning"}
	about(changes.set("/governance/forums/2/reports_to", "")) == failed
}

test_a_working_group_that_does_not_lead_to_a_board_fails if {
	failed := object.union_n([{1: "fail"}, board, project])
	about(changes.set("/governance/forums/1/reports_to", "")) == failed
	about(changes.set("/governance/forums/1/reports_to", "digital-project-group")) == failed
	found := results(json.patch(kept, changes.set("/governance/forums/1/reports_to", "")))
	{result.severity | some result in found; result.fail} == {"info"}
}

test_forums_that_report_in_a_circle_lead_nowhere if {
	about(changes.set("/governance/forums/1/reports_to", "digital-working-group"))[1] == "fail"
}

test_a_forum_that_is_not_declared_cannot_be_assessed if {
	about(changes.set("/governance/forums/1/reports_to", "elsewhere")) == object.union_n([{1: "not-assessed"}, board, project])
	about(changes.set("/governance/forums/2/reports_to", "elsewhere")) == object.union_n([{2: "not-assessed"}, board, working])
}

test_the_board_may_be_reached_by_way_of_others if {
	between := object.union(kept.governance.forums[0], {"id": "between", "subject": "forum:between", "kind": "other", "reports_to": "modernisation-board"})
	further := array.concat(changes.add("/governance/forums/-", between), changes.set("/governance/forums/1/reports_to", "between"))
	about(further)[1] == working[1]
	about(array.concat(further, changes.set("/governance/forums/3/reports_to", "elsewhere")))[1] == "not-assessed"
}

test_a_forum_of_no_kind_cannot_be_assessed if {
	about(changes.set("/governance/forums/2/kind", ""))[2] == "not-assessed at kind"
}

test_what_reports_to_a_forum_of_no_kind_cannot_be_assessed if {
	about(changes.set("/governance/forums/1/kind", ""))[2] == "not-assessed"
	about(changes.set("/governance/forums/0/kind", ""))[1] == "not-assessed"
}

test_without_the_pack_nothing_is_asked if {
	found := judged.verdicts(rule) with input as broken with data.clauses as {}
	{verdict | some verdict in found} == {"pass", "not-applicable"}
}
