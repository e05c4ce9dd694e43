package dgcheck.rules.guide.service_roadmaps_linked_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.service_roadmaps_linked as rule

kept := data.examples.guide.service_roadmaps_linked.kept

broken := data.examples.guide.service_roadmaps_linked.broken

told(declared) := found if found := judged.told(rule) with input as declared

test_a_service_with_a_roadmap_passes if {
	told(kept) == {0: "pass"}
}

test_a_service_without_a_roadmap_fails if {
	told(broken) == {0: "fail"}
}

test_a_service_is_asked_from_alpha_to_live if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == told(broken)
	}
	every phase in ["discovery", "retired", ""] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}
