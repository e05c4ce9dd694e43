package dgcheck.rules.governance.roadmap_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.roadmap_owner as rule

kept := data.examples.governance.roadmap_owner.kept

broken := data.examples.governance.roadmap_owner.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_roadmap_with_an_owner_passes if {
	told(kept) == {"group": "pass"}
	told(json.patch(kept, changes.set("/roadmap/owner/email", ""))) == told(kept)
}

test_a_roadmap_without_an_owner_fails if {
	told(broken) == {"group": "fail"}
	told(json.patch(kept, changes.set("/roadmap/owner/role", ""))) == told(broken)
}

test_two_owners_are_one_too_many if {
	told(json.patch(kept, changes.set("/roadmap/owner/count", 2))) == told(broken)
}
