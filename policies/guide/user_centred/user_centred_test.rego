package dgcheck.rules.guide.user_centred_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.user_centred as rule

kept := data.examples.guide.user_centred.kept

broken := data.examples.guide.user_centred.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

dues(declared) := {result.due | some result in results(declared)}

test_a_service_with_recent_research_passes if {
	told(kept) == {0: "pass"}
	dues(kept) == {"2027-01-28"}
}

test_research_too_long_ago_fails_at_its_day if {
	told(broken) == {0: "fail"}
	dues(broken) == {"2026-11-21"}
}

test_a_hundred_days_are_in_time if {
	told(json.patch(kept, changes.dated("/services/0/user_research/last", "2026-08-14"))) == told(kept)
}

test_a_service_has_a_hundred_days_for_its_first_research if {
	never := json.patch(kept, changes.undated("/services/0/user_research/last"))
	told(never) == {0: "fail"}
	new := json.patch(never, changes.dated("/services/0/phases/0/from", "2026-08-14"))
	told(new) == {0: "not-due"}
	dues(new) == {"2026-11-22"}
	told(json.patch(never, changes.dated("/services/0/phases/0/from", "2026-08-13"))) == told(never)
}

test_research_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/services/0/user_research/last", "2026-11-23"))) == {0: "not-assessed"}
}

test_a_service_is_asked_from_alpha_to_public_beta if {
	every phase in ["alpha", "private-beta", "public-beta"] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == told(broken)
	}
	every phase in ["discovery", "live", "retired", ""] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}
