package dgcheck.rules.assurance.repo_open_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.assurance.repo_open as rule

kept := data.examples.assurance.repo_open.kept

told(declared) := found if found := judged.told(rule) with input as declared

was(says) := seen.in_repositories(
	json.patch(kept, array.concat(changes.set("/services/0/repos", ["DEFRA/a"]), changes.set("/services/0/closed_code_reason", ""))),
	[seen.fact("DEFRA/a", "open", says, "2026-11-20")], {"DEFRA/a": "complete"},
)

test_a_closed_repository_without_a_reason_fails if {
	told(was("yes"))[0] == "pass"
	told(was("no"))[0] == "fail at repos/0"
	told(json.patch(was("no"), changes.set("/services/0/closed_code_reason", "Fraud checks")))[0] == "pass at closed_code_reason"
}

test_a_reason_passes_and_without_one_we_would_have_to_read_the_repository if {
	told(kept) == {0: "pass at closed_code_reason", 1: "not-assessed"}
}

test_a_reason_is_enough_where_no_repository_is_named if {
	told(json.patch(kept, changes.set("/services/0/repos", [])))[0] == "pass at closed_code_reason"
}

test_a_retired_service_is_not_asked if {
	retired := json.patch(kept, changes.add("/services/0/phases/-", {"phase": "retired", "from": "2026-11-16", "from_day": changes.day("2026-11-16")}))
	told(retired)[0] == "not-applicable"
}
