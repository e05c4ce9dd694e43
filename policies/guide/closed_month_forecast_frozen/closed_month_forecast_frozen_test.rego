package dgcheck.rules.guide.closed_month_forecast_frozen_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.guide.closed_month_forecast_frozen as rule

kept := data.examples.guide.closed_month_forecast_frozen.kept

broken := data.examples.guide.closed_month_forecast_frozen.broken

told(declared) := found if found := judged.verdicts(rule) with input as changes.summed(declared)

group(declared) := found if found := judged.verdict(rule) with input as changes.summed(declared)

message(declared, month) := found if found := judged.messages(rule)[month] with input as changes.summed(declared)

passes := {"2026-07": "pass", "2026-08": "pass", "2026-09": "pass", "2026-10": "pass"}

stood(pence) := ["finance/2026-09", "forecast-at", "2026-09-30", pence]

told_beside(state, from, facts) := told(seen.with_history(kept, state, from, facts))

test_a_forecast_that_stands_passes if {
	told(kept) == passes
	told(broken) == object.union(passes, {"2026-09": "fail"})
	told_beside("complete", "2026-01-01", [stood("4100000")]) == passes
}

test_a_forecast_that_was_changed_after_its_month_fails_and_says_when if {
	facts := [stood("4000000"), ["finance/2026-09", "forecast", "2026-10-12", "4100000"]]
	changed := seen.with_history(kept, "complete", "2026-01-01", facts)
	told(changed) == object.union(passes, {"2026-09": "fail"})
	message(changed, "2026-09") == "The forecast of September 2026 is not what it was when the month had closed; it was changed on 12 October 2026."
	earlier := seen.with_history(kept, "complete", "2026-01-01", [stood("4000000"), ["finance/2026-09", "forecast", "2026-09-12", "4000000"]])
	message(earlier, "2026-09") == "The forecast of September 2026 is not what it was when the month had closed."
}

test_without_a_whole_history_it_cannot_be_told if {
	told_beside("incomplete", "2026-01-01", []) == {}
	group(seen.with_history(kept, "incomplete", "2026-01-01", [])) == "not-assessed"
	told_beside("complete", "2026-09-15", []) == {"2026-07": "not-assessed", "2026-08": "not-assessed", "2026-09": "pass", "2026-10": "pass"}
	group(seen.beside(kept, {}, [])) == "not-assessed"
}

test_an_actual_may_take_the_place_of_a_forecast if {
	blank := json.patch(kept, changes.set("/finance/rows/2/forecast_pence", null))
	told(seen.with_history(blank, "complete", "2026-01-01", [stood("4100000")])) == passes
	empty := json.patch(blank, changes.set("/finance/rows/2/actual_pence", null))
	told(seen.with_history(empty, "complete", "2026-01-01", [stood("4100000")])) == object.union(passes, {"2026-09": "fail"})
}

test_amounts_that_are_private_are_not_asked if {
	group(json.patch(kept, changes.set("/finance/mode", "headline"))) == "not-applicable"
}

test_before_a_month_is_over_nothing_is_asked if {
	young := json.patch(kept, changes.dated("/group/founded", "2026-11-01"))
	group(young) == "not-applicable"
}

test_a_forecast_first_seen_after_its_month_is_not_judged if {
	late := ["finance/2026-09", "forecast-at", "2026-11-15", "4100000"]
	told_beside("complete", "2026-11-15", [late])["2026-09"] == "not-assessed"
	told_beside("complete", "2026-01-01", [stood("4100000")])["2026-09"] == "pass"
}
