package dgcheck.rules.governance.roadmap_owner_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.governance.roadmap_owner as rule

kept := data.examples.governance.roadmap_owner.kept

broken := data.examples.governance.roadmap_owner.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

at := ["roadmap", "owner"]

test_a_roadmap_with_an_owner_passes if {
	judged(kept) == {["group", "pass", at]}
	judged(json.patch(kept, changes.set("/roadmap/owner/email", ""))) == judged(kept)
}

test_a_roadmap_without_an_owner_fails if {
	judged(broken) == {["group", "fail", at]}
	judged(json.patch(kept, changes.set("/roadmap/owner/role", ""))) == judged(broken)
}

test_two_owners_are_one_too_many if {
	judged(json.patch(kept, changes.set("/roadmap/owner/count", 2))) == judged(broken)
}
