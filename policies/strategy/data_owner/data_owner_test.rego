package dgcheck.rules.strategy.data_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.data_owner as rule

kept := data.examples.strategy.data_owner.kept

broken := data.examples.strategy.data_owner.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_live_service_with_an_owner_of_its_data_passes if {
	told(kept) == {0: "pass"}
}

test_a_live_service_that_holds_data_without_an_owner_fails if {
	told(broken) == {0: "fail"}
	told(json.patch(kept, changes.set("/services/0/data/owner/role", ""))) == told(broken)
	told(json.patch(kept, changes.set("/services/0/data/owner/count", 2))) == told(broken)
}

test_either_sign_of_data_is_enough if {
	told(json.patch(broken, changes.set("/services/0/uses_live_data", null))) == told(broken)
	told(json.patch(broken, changes.set("/services/0/data/assets", []))) == told(broken)
}

test_whether_a_service_holds_data_cannot_be_told_without_a_sign if {
	every sign in [null, false] {
		every assets in [[], [""]] {
			unknown := array.concat(changes.set("/services/0/uses_live_data", sign), changes.set("/services/0/data/assets", assets))
			told(json.patch(broken, unknown)) == {0: "not-assessed at uses_live_data"}
			told(json.patch(kept, unknown)) == told(kept)
		}
	}
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
	told(json.patch(broken, changes.set("/services/0/phases", []))) == {0: "not-applicable at phases"}
}
