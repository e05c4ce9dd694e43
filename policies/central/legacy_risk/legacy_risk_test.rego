package dgcheck.rules.central.legacy_risk_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.central.legacy_risk as rule

kept := data.examples.central.legacy_risk.kept

broken := data.examples.central.legacy_risk.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_a_system_rated_within_a_year_passes if {
	told(kept) == {0: "pass"}
	{result.due | some result in results(kept)} == {"2027-09-15"}
}

test_a_system_rated_longer_ago_fails if {
	told(broken) == {0: "fail"}
	{result.due | some result in results(broken)} == {"2026-09-15"}
}

test_a_rating_lasts_a_year if {
	told(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2025-11-22"))) == told(kept)
	told(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2025-11-21"))) == told(broken)
}

test_a_rating_without_a_day_fails if {
	told(json.patch(kept, changes.undated("/legacy/0/risk/rated_on"))) == told(broken)
}

test_a_system_without_a_rating_fails_at_the_place_of_its_rating if {
	every rating in ["", "not-rated"] {
		told(json.patch(kept, changes.set("/legacy/0/risk/rating", rating))) == {0: "fail at risk/rating"}
	}
}

test_every_colour_is_a_rating if {
	every rating in ["red", "amber", "green"] {
		told(json.patch(kept, changes.set("/legacy/0/risk/rating", rating))) == told(kept)
	}
}

test_a_rating_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/legacy/0/risk/rated_on", "2026-11-23"))) == {0: "not-assessed"}
}

test_a_system_that_was_switched_off_is_not_asked if {
	told(json.patch(broken, changes.dated("/legacy/0/retired_on", "2026-03-31"))) == {0: "not-applicable at retired_on"}
}
