package dgcheck.rules.guide.user_centred_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.user_centred as rule

kept := data.examples.guide.user_centred.kept

broken := data.examples.guide.user_centred.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

dues(declared) := {result.due | some result in results(declared)}

last := ["services", 0, "user_research", "last"]

test_a_service_with_recent_research_passes if {
	judged(kept) == {["service:soil-checks", "pass", last]}
	dues(kept) == {"2027-01-28"}
}

test_research_too_long_ago_fails_at_its_day if {
	judged(broken) == {["service:soil-checks", "fail", last]}
	dues(broken) == {"2026-11-21"}
}

test_a_hundred_days_are_in_time if {
	judged(json.patch(kept, changes.dated("/services/0/user_research/last", "2026-08-14"))) == judged(kept)
}

test_a_service_has_a_hundred_days_for_its_first_research if {
	never := json.patch(kept, changes.undated("/services/0/user_research/last"))
	judged(never) == {["service:soil-checks", "fail", last]}
	new := json.patch(never, changes.dated("/services/0/phases/0/from", "2026-08-14"))
	judged(new) == {["service:soil-checks", "not-due", last]}
	dues(new) == {"2026-11-22"}
	judged(json.patch(never, changes.dated("/services/0/phases/0/from", "2026-08-13"))) == judged(never)
}

test_research_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/services/0/user_research/last", "2026-11-23"))) == {["service:soil-checks", "not-assessed", last]}
}

test_a_service_is_asked_from_alpha_to_public_beta if {
	every phase in ["alpha", "private-beta", "public-beta"] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == judged(broken)
	}
	every phase in ["discovery", "live", "retired", ""] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
}
