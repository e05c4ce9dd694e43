package dgcheck.rules.central.legacy_risk_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.central.legacy_risk as rule

kept := data.examples.central.legacy_risk.kept

broken := data.examples.central.legacy_risk.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "legacy:old-register"

test_a_system_rated_within_a_year_passes if {
	judged(kept) == {[subject, "pass", ["legacy", 0, "risk", "rated_on"]]}
	{result.due | some result in results(kept)} == {"2027-09-15"}
}

test_a_system_rated_longer_ago_fails if {
	judged(broken) == {[subject, "fail", ["legacy", 0, "risk", "rated_on"]]}
	{result.due | some result in results(broken)} == {"2026-09-15"}
}

test_a_rating_lasts_a_year if {
	judged(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2025-11-22"))) == judged(kept)
	judged(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2025-11-21"))) == judged(broken)
}

test_a_rating_without_a_day_fails if {
	judged(json.patch(kept, changes.undated("/legacy/0/risk/rated_on"))) == judged(broken)
}

test_a_system_without_a_rating_fails_at_the_place_of_its_rating if {
	every rating in ["", "not-rated"] {
		judged(json.patch(kept, changes.set("/legacy/0/risk/rating", rating))) == {[subject, "fail", ["legacy", 0, "risk", "rating"]]}
	}
}

test_every_colour_is_a_rating if {
	every rating in ["red", "amber", "green"] {
		judged(json.patch(kept, changes.set("/legacy/0/risk/rating", rating))) == judged(kept)
	}
}

test_a_rating_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2026-11-23"))) == {[subject, "not-assessed", ["legacy", 0, "risk", "rated_on"]]}
}

test_a_system_that_was_switched_off_is_not_asked if {
	judged(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-03-31"))) == {[subject, "not-applicable", ["legacy", 0, "retired_on"]]}
}
