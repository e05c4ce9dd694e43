package dgcheck.rules.strategy.risk_appetite_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.strategy.risk_appetite as rule

kept := data.examples.strategy.risk_appetite.kept

broken := data.examples.strategy.risk_appetite.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

agreed := ["security", "risk_appetite_agreed_on"]

test_an_appetite_that_was_agreed_and_looked_at_passes if {
	judged(kept) == {["group", "pass", agreed]}
	{result.due | some result in results(kept)} == {"2027-09-08"}
}

test_an_appetite_that_was_long_not_looked_at_fails if {
	judged(broken) == {["group", "fail", ["security", "reviewed"]]}
}

test_a_year_is_in_time_and_a_day_more_is_not if {
	judged(json.patch(broken, changes.dated("/security/reviewed", "2025-11-22"))) == judged(kept)
	judged(json.patch(broken, changes.dated("/security/reviewed", "2025-11-21"))) == judged(broken)
}

test_an_agreement_within_the_year_needs_no_review if {
	recent := json.patch(broken, array.concat(changes.undated("/security/reviewed"), changes.dated("/security/risk_appetite_agreed_on", "2025-11-22")))
	judged(recent) == judged(kept)
	judged(json.patch(recent, changes.dated("/security/risk_appetite_agreed_on", "2025-11-21"))) == judged(broken)
}

test_an_appetite_that_was_never_agreed_fails if {
	judged(json.patch(kept, changes.undated("/security/risk_appetite_agreed_on"))) == {["group", "fail", agreed]}
}

test_days_after_the_one_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/security/risk_appetite_agreed_on", "2026-11-23"))) == {["group", "not-assessed", agreed]}
	judged(json.patch(kept, changes.dated("/security/reviewed", "2026-11-23"))) == {["group", "not-assessed", ["security", "reviewed"]]}
}
