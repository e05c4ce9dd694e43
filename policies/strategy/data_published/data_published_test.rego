package dgcheck.rules.strategy.data_published_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.data_published as rule

kept := data.examples.strategy.data_published.kept

broken := data.examples.strategy.data_published.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_live_service_whose_data_is_open_passes if {
	told(kept) == {0: "pass"}
	told(json.patch(kept, changes.set("/services/0/data/assets", []))) == told(kept)
}

test_a_live_service_that_names_data_and_does_not_open_it_fails if {
	told(broken) == {0: "fail"}
}

test_without_sets_of_data_it_cannot_be_told if {
	told(json.patch(broken, changes.set("/services/0/data/assets", []))) == {0: "not-assessed at data/assets"}
	told(json.patch(broken, changes.set("/services/0/data/assets", [""]))) == {0: "not-assessed at data/assets"}
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}
