package dgcheck.rules.assurance.repo_org_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.repo_org as rule

kept := data.examples.assurance.repo_org.kept

broken := data.examples.assurance.repo_org.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for soil-maps.
about(declared) := told(declared)[1]

named(repos) := json.patch(kept, changes.set("/services/1/repos", repos))

at := ["services", 1, "repos"]

test_repositories_of_defras_organisations_pass if {
	verdicts(kept) == {0: "pass", 1: "pass"}
	every owner in ["DEFRA", "defra-design", "aphascience", "Defra-Data-Science-Centre-of-Excellence"] {
		about(named([$"{owner}/soil-maps"])) == "pass"
	}
}

test_names_of_organisations_are_read_without_regard_to_capitals if {
	about(named(["Defra/soil-maps"])) == "pass"
}

test_a_repository_elsewhere_fails_at_its_place if {
	about(broken) == "fail at repos/0"
	about(named(["DEFRA/soil-maps", "example-org/soil-maps-api", "example-org/soil-maps-web"])) == "fail at repos/1"
	about(named(["DEFRA-fork/soil-maps"])) == "fail at repos/0"
}

test_without_repositories_we_cannot_tell if {
	about(named([])) == "not-assessed"
	about(json.patch(named([]), changes.set("/services/1/built_on", "saas"))) == "not-applicable"
}

test_a_retired_service_is_not_asked if {
	about(json.patch(broken, changes.add("/services/1/phases/-", {"phase": "retired", "from": "2026-11-16", "from_day": changes.day("2026-11-16")}))) == "not-applicable"
}
