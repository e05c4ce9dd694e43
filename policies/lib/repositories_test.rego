package dgcheck.lib.repositories_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.repositories

example := data.examples.assurance.repo_org.kept

verdict(declared) := found if {
	result := repositories.not_read(declared.services[0]) with input as declared
	found := judged.word(result)
}

phase(declared, name) := json.patch(declared, changes.set("/services/0/phases", [{"phase": name, "from": "2026-06-01", "from_day": changes.day("2026-06-01")}]))

unnamed := json.patch(example, changes.set("/services/0/repos", []))

test_repositories_are_not_read if {
	every name in ["discovery", "alpha", "live"] {
		verdict(phase(example, name)) == "not-assessed"
	}
}

test_a_service_that_names_none_cannot_be_looked_at if {
	verdict(unnamed) == "not-assessed"
	verdict(json.patch(unnamed, changes.set("/services/0/built_on", ""))) == "not-assessed"
}

test_a_service_that_was_bought_or_is_in_discovery_need_not_name_any if {
	verdict(phase(unnamed, "discovery")) == "not-applicable"
	every kind in ["cots", "saas"] {
		verdict(json.patch(unnamed, changes.set("/services/0/built_on", kind))) == "not-applicable"
	}
}

test_a_service_that_is_planned_or_retired_is_not_asked if {
	verdict(phase(example, "retired")) == "not-applicable"
	verdict(json.patch(example, changes.set("/services/0/phases", []))) == "not-applicable"
}
