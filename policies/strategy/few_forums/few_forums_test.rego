package dgcheck.rules.strategy.few_forums_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.few_forums as rule

kept := data.examples.strategy.few_forums.kept

broken := data.examples.strategy.few_forums.broken

told(declared) := found if found := judged.told(rule) with input as declared

board := {0: "pass"}

working := {1: "pass"}

# group returns the result on all forums together.
group(declared) := told(declared).group

# chain returns n forums, each of which reports to the one before it.
chain(n) := changes.set("/governance/forums", [forum |
	some i in numbers.range(1, n)
	forum := object.union(kept.governance.forums[0], {"id": $"f{i}", "subject": $"forum:f{i}", "called": $"f{i}", "reports_to": uppers[i == 1][i]})
])

uppers := {true: {i: "" | some i in numbers.range(1, 20)}, false: {i: $"f{i - 1}" | some i in numbers.range(1, 20)}}

# flat returns the group with n forums that do not report to each other.
flat(n) := json.patch(kept, changes.set("/governance/forums", [object.union(kept.governance.forums[0], {"id": $"f{i}"}) |
	some i in numbers.range(1, n)
]))

reports(forum, upper) := changes.set($"/governance/forums/{forum}/reports_to", upper)

test_forums_that_say_what_they_decide_pass if {
	told(kept) == object.union_n([{"group": "pass"}, board, working])
}

test_a_forum_that_does_not_say_what_it_decides_fails_at_its_place if {
	told(broken) == object.union({1: "fail", "group": "pass"}, board)
}

test_without_a_link_to_the_architecture_rules_the_group_fails if {
	group(json.patch(kept, changes.set("/governance/guardrails_url", ""))) == "fail at governance/guardrails_url"
}

test_without_a_forum_it_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/governance/forums", []))) == {"group": "not-assessed"}
	group(json.patch(kept, array.concat(changes.set("/governance/forums", []), changes.set("/governance/guardrails_url", "")))) == "fail at governance/guardrails_url"
}

test_five_forums_are_few_and_six_are_not if {
	group(flat(5)) == "pass"
	group(flat(6)) == "fail"
}

test_three_levels_are_flat_and_four_are_not if {
	group(json.patch(kept, chain(3))) == "pass"
	group(json.patch(kept, chain(4))) == "fail at governance/forums/3/reports_to"
}

test_the_figures_can_be_set if {
	looser := judged.told(rule) with input as json.patch(kept, chain(6)) with data.params.governance.max_levels as 6 with data.params.governance.max_forums as 6
	{said | some said in looser} == {"pass"}
	judged.verdict(rule) == "fail" with input as json.patch(kept, chain(2)) with data.params.governance.max_levels as 1
}

test_forums_that_report_in_a_circle_have_no_levels if {
	circle := json.patch(kept, reports(0, "soil-working-group"))
	group(circle) == "not-assessed at governance/forums/0/reports_to"
	group(json.patch(kept, reports(0, "soil-board"))) == "not-assessed at governance/forums/0/reports_to"
}

test_a_forum_that_is_not_declared_is_no_level if {
	group(json.patch(kept, array.concat(chain(3), reports(0, "elsewhere")))) == "pass"
}

test_forums_with_one_id_are_judged_each if {
	twice := json.patch(kept, changes.set("/governance/forums/1/id", "soil-board"))
	object.keys(told(twice)) == {0, 1, "group"}
}

test_forums_without_an_id_are_judged_too if {
	nameless := json.patch(kept, array.concat(changes.set("/governance/forums/0/id", ""), reports(1, "")))
	group(nameless) == "pass"
}

test_without_its_clause_a_condition_is_not_applied if {
	tall := json.patch(kept, chain(4))
	found := judged.told(rule) with input as tall with data.clauses as {"ST-V-1": "warning"}
	{said | some said in found} == {"pass"}
}
