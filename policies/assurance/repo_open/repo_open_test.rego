package dgcheck.rules.assurance.repo_open_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.repo_open as rule

kept := data.examples.assurance.repo_open.kept

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_reason_passes_and_without_one_we_would_have_to_read_the_repository if {
	judged(kept) == {
		["service:soil-checks", "pass", ["services", 0, "closed_code_reason"]],
		["service:soil-maps", "not-assessed", ["services", 1, "repos"]],
	}
}

test_a_reason_is_enough_where_no_repository_is_named if {
	["service:soil-checks", "pass", ["services", 0, "closed_code_reason"]] in judged(json.patch(kept, changes.set("/services/0/repos", [])))
}

test_a_retired_service_is_not_asked if {
	retired := json.patch(kept, changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-16", "from_day": changes.day("2026-11-16")}))
	["service:soil-checks", "not-applicable", ["services", 0, "repos"]] in judged(retired)
}
