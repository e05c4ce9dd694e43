package dgcheck.rules.strategy.risk_appetite_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.strategy.risk_appetite as rule

kept := data.examples.strategy.risk_appetite.kept

broken := data.examples.strategy.risk_appetite.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

test_an_appetite_that_was_agreed_and_looked_at_passes if {
	told(kept) == {"group": "pass"}
	result(kept).due == "2027-09-08"
}

test_an_appetite_that_was_long_not_looked_at_fails if {
	told(broken) == {"group": "fail at security/reviewed"}
}

test_a_year_is_in_time_and_a_day_more_is_not if {
	told(json.patch(broken, changes.dated("/security/reviewed", "2025-11-22"))) == told(kept)
	told(json.patch(broken, changes.dated("/security/reviewed", "2025-11-21"))) == told(broken)
}

test_an_agreement_within_the_year_needs_no_review if {
	recent := json.patch(broken, array.concat(changes.undated("/security/reviewed"), changes.dated("/security/risk_appetite_agreed_on", "2025-11-22")))
	told(recent) == told(kept)
	told(json.patch(recent, changes.dated("/security/risk_appetite_agreed_on", "2025-11-21"))) == told(broken)
}

test_an_appetite_that_was_never_agreed_fails if {
	told(json.patch(kept, changes.undated("/security/risk_appetite_agreed_on"))) == {"group": "fail"}
}

test_days_after_the_one_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/security/risk_appetite_agreed_on", "2026-11-23"))) == {"group": "not-assessed"}
	told(json.patch(kept, changes.dated("/security/reviewed", "2026-11-23"))) == {"group": "not-assessed at security/reviewed"}
}
