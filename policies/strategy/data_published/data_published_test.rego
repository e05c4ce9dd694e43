package dgcheck.rules.strategy.data_published_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.data_published as rule

kept := data.examples.strategy.data_published.kept

broken := data.examples.strategy.data_published.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(verdict, key) := {["service:soil-checks", verdict, array.concat(["services", 0], key)]}

test_a_live_service_whose_data_is_open_passes if {
	judged(kept) == about("pass", ["data", "published_url"])
	judged(json.patch(kept, changes.set("/services/0/data/assets", []))) == judged(kept)
}

test_a_live_service_that_names_data_and_does_not_open_it_fails if {
	judged(broken) == about("fail", ["data", "published_url"])
}

test_without_sets_of_data_it_cannot_be_told if {
	judged(json.patch(broken, changes.set("/services/0/data/assets", []))) == about("not-assessed", ["data", "assets"])
	judged(json.patch(broken, changes.set("/services/0/data/assets", [""]))) == about("not-assessed", ["data", "assets"])
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == about("not-applicable", ["phases"])
	}
}
