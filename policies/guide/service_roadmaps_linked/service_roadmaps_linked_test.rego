package dgcheck.rules.guide.service_roadmaps_linked_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.service_roadmaps_linked as rule

kept := data.examples.guide.service_roadmaps_linked.kept

broken := data.examples.guide.service_roadmaps_linked.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

test_a_service_with_a_roadmap_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "roadmap_url"]]}
}

test_a_service_without_a_roadmap_fails if {
	judged(broken) == {["service:soil-checks", "fail", ["services", 0, "roadmap_url"]]}
}

test_a_service_is_asked_from_alpha_to_live if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == judged(broken)
	}
	every phase in ["discovery", "retired", ""] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
}
