package dgcheck.rules.strategy.few_forums_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.few_forums as rule

kept := data.examples.strategy.few_forums.kept

broken := data.examples.strategy.few_forums.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

board := ["forum:soil-board", "pass", ["governance", "forums", 0, "decides"]]

working := ["forum:soil-working-group", "pass", ["governance", "forums", 1, "decides"]]

# group gives verdict and place of the result on the forums together.
group(declared) := {[result.verdict, result.at] | some result in results(declared); result.subject == "group"}

# chain makes forums of which each reports to the one before it.
chain(n) := changes.set("/governance/forums", [forum |
	some i in numbers.range(1, n)
	forum := object.union(kept.governance.forums[0], {"id": $"f{i}", "subject": $"forum:f{i}", "called": $"f{i}", "reports_to": uppers[i == 1][i]})
])

uppers := {true: {i: "" | some i in numbers.range(1, 20)}, false: {i: $"f{i - 1}" | some i in numbers.range(1, 20)}}

# flat is the group with so many forums side by side.
flat(n) := json.patch(kept, changes.set("/governance/forums", [object.union(kept.governance.forums[0], {"id": $"f{i}"}) |
	some i in numbers.range(1, n)
]))

reports(forum, upper) := changes.set($"/governance/forums/{forum}/reports_to", upper)

test_forums_that_say_what_they_decide_pass if {
	judged(kept) == {board, working, ["group", "pass", ["governance", "forums"]]}
}

test_a_forum_that_does_not_say_what_it_decides_fails_at_its_place if {
	judged(broken) == {board, ["forum:soil-working-group", "fail", ["governance", "forums", 1, "decides"]], ["group", "pass", ["governance", "forums"]]}
}

test_without_a_link_to_the_architecture_rules_the_group_fails if {
	group(json.patch(kept, changes.set("/governance/guardrails_url", ""))) == {["fail", ["governance", "guardrails_url"]]}
}

test_without_a_forum_it_cannot_be_assessed if {
	judged(json.patch(kept, changes.set("/governance/forums", []))) == {["group", "not-assessed", ["governance", "forums"]]}
	group(json.patch(kept, array.concat(changes.set("/governance/forums", []), changes.set("/governance/guardrails_url", "")))) == {["fail", ["governance", "guardrails_url"]]}
}

test_five_forums_are_few_and_six_are_not if {
	group(flat(5)) == {["pass", ["governance", "forums"]]}
	group(flat(6)) == {["fail", ["governance", "forums"]]}
}

test_three_levels_are_flat_and_four_are_not if {
	group(json.patch(kept, chain(3))) == {["pass", ["governance", "forums"]]}
	group(json.patch(kept, chain(4))) == {["fail", ["governance", "forums", 3, "reports_to"]]}
}

test_the_figures_can_be_set if {
	looser := rule.results with input as json.patch(kept, chain(6)) with data.params.governance.max_levels as 6 with data.params.governance.max_forums as 6
	{result.verdict | some result in looser} == {"pass"}
	stricter := rule.results with input as json.patch(kept, chain(2)) with data.params.governance.max_levels as 1
	{result.verdict | some result in stricter; result.subject == "group"} == {"fail"}
}

test_forums_that_report_in_a_circle_have_no_levels if {
	circle := json.patch(kept, reports(0, "soil-working-group"))
	group(circle) == {["not-assessed", ["governance", "forums", 0, "reports_to"]]}
	group(json.patch(kept, reports(0, "soil-board"))) == {["not-assessed", ["governance", "forums", 0, "reports_to"]]}
}

test_a_forum_that_is_not_declared_is_no_level if {
	group(json.patch(kept, array.concat(chain(3), reports(0, "elsewhere")))) == {["pass", ["governance", "forums"]]}
}

test_forums_with_one_id_are_judged_each if {
	twice := json.patch(kept, changes.set("/governance/forums/1/id", "soil-board"))
	{result.subject | some result in results(twice)} == {"forum:soil-board", "forum:soil-working-group", "group"}
}

test_forums_without_an_id_are_judged_too if {
	nameless := json.patch(kept, array.concat(changes.set("/governance/forums/0/id", ""), reports(1, "")))
	group(nameless) == {["pass", ["governance", "forums"]]}
}

test_without_its_clause_a_condition_is_not_applied if {
	tall := json.patch(kept, chain(4))
	results := rule.results with input as tall with data.clauses as {"ST-V-1": "warning"}
	{result.verdict | some result in results} == {"pass"}
}
