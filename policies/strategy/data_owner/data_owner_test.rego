package dgcheck.rules.strategy.data_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.data_owner as rule

kept := data.examples.strategy.data_owner.kept

broken := data.examples.strategy.data_owner.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(verdict, key) := {["service:soil-checks", verdict, array.concat(["services", 0], key)]}

test_a_live_service_with_an_owner_of_its_data_passes if {
	judged(kept) == about("pass", ["data", "owner"])
}

test_a_live_service_that_holds_data_without_an_owner_fails if {
	judged(broken) == about("fail", ["data", "owner"])
	judged(json.patch(kept, changes.set("/services/0/data/owner/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/services/0/data/owner/count", 2))) == judged(broken)
}

test_either_sign_of_data_is_enough if {
	judged(json.patch(broken, changes.set("/services/0/uses_live_data", null))) == judged(broken)
	judged(json.patch(broken, changes.set("/services/0/data/assets", []))) == judged(broken)
}

test_whether_a_service_holds_data_cannot_be_told_without_a_sign if {
	every sign in [null, false] {
		every assets in [[], [""]] {
			unknown := array.concat(changes.set("/services/0/uses_live_data", sign), changes.set("/services/0/data/assets", assets))
			judged(json.patch(broken, unknown)) == about("not-assessed", ["uses_live_data"])
			judged(json.patch(kept, unknown)) == judged(kept)
		}
	}
}

test_only_live_services_are_asked if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "retired"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == about("not-applicable", ["phases"])
	}
	judged(json.patch(broken, changes.set("/services/0/phases", []))) == about("not-applicable", ["phases"])
}
