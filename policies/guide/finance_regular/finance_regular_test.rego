package dgcheck.rules.guide.finance_regular_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.finance_regular as rule

kept := data.examples.guide.finance_regular.kept

broken := data.examples.guide.finance_regular.broken

results(declared) := found if found := rule.results with input as changes.summed(declared)

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

finance := ["finance"]

passes := {["group", "pass", finance]}

fails := {["group", "fail", finance]}

# verdict of the umbrella where one part gave results of its own.
whole := {"actuals_posted": results_of("pass"), "forecast_current_fy": results_of("pass"), "forecast_detail": results_of("pass"), "forecast_updated_monthly": results_of("pass"), "spend_overview": results_of("pass")}

results_of(verdict) := {{"subject": "group", "at": finance, "verdict": verdict, "because": "So."}}

verdict(parts) := {result.verdict | some result in summed_up(parts)}

summed_up(parts) := found if {
	found := rule.results with input as kept
		with data.dgcheck.rules.guide.actuals_posted.results as parts.actuals_posted
		with data.dgcheck.rules.guide.forecast_current_fy.results as parts.forecast_current_fy
		with data.dgcheck.rules.guide.forecast_detail.results as parts.forecast_detail
		with data.dgcheck.rules.guide.forecast_updated_monthly.results as parts.forecast_updated_monthly
		with data.dgcheck.rules.guide.spend_overview.results as parts.spend_overview
}

month(verdict, due) := {"subject": "month:2026-11", "at": finance, "verdict": verdict, "because": "So.", "due": due}

test_it_passes_when_every_part_does if {
	judged(kept) == passes
	verdict(whole) == {"pass"}
}

test_it_fails_when_a_part_does if {
	judged(broken) == fails
	{result.because | some result in results(broken)} == {"Finance is not in order: the actuals of 1 month are missing or incomplete."}
	every part, _ in whole {
		verdict(object.union(whole, {part: results_of("fail")})) == {"fail"}
	}
}

test_every_part_that_fails_is_named if {
	all := {part: results_of("fail") | some part, _ in whole}
	{result.because | some result in summed_up(all)} == {"Finance is not in order: the actuals of 1 month are missing or incomplete; 1 month has no forecast; the forecast is not broken down; the forecast has not been updated in time; services are missing from the overview of spending."}
}

test_months_are_counted if {
	two := {month("fail", "2026-12-20"), object.union(month("fail", "2026-12-20"), {"subject": "month:2026-10"})}
	{result.because | some result in summed_up(object.union(whole, {"actuals_posted": two, "forecast_current_fy": two}))} == {"Finance is not in order: the actuals of 2 months are missing or incomplete; 2 months have no forecast."}
}

test_a_part_that_cannot_be_assessed_leaves_the_whole_open_unless_another_fails if {
	every part, _ in whole {
		verdict(object.union(whole, {part: results_of("not-assessed")})) == {"not-assessed"}
	}
	verdict(object.union(whole, {"spend_overview": results_of("not-assessed"), "actuals_posted": results_of("fail")})) == {"fail"}
}

test_a_part_that_is_not_due_is_no_pass_and_no_fail if {
	every part, _ in whole {
		verdict(object.union(whole, {part: {month("not-due", "2026-12-20")}})) == {"not-due"}
	}
	{result.due | some result in summed_up(object.union(whole, {"forecast_detail": {month("not-due", "2026-12-20")}, "spend_overview": {month("not-due", "2026-12-01")}}))} == {"2026-12-01"}
	both := {month("not-due", "2026-12-20")} | results_of("pass")
	verdict(object.union(whole, {"forecast_current_fy": both})) == {"not-due"}
	verdict({part: results_of("not-due") | some part, _ in whole}) == {"not-due"}
}

test_actuals_of_the_running_month_are_never_due_and_do_not_hinder if {
	every posted in ["pass", "attested"] {
		both := {month("not-due", "2026-12-20")} | results_of(posted)
		verdict(object.union(whole, {"actuals_posted": both})) == {posted}
	}
}

test_what_does_not_apply_is_left_out if {
	every part, _ in whole {
		verdict(object.union(whole, {part: results_of("not-applicable")})) == {"pass"}
		verdict(object.union(whole, {part: set()})) == {"pass"}
	}
	verdict({part: results_of("not-applicable") | some part, _ in whole}) == {"not-applicable"}
}

test_private_amounts_are_vouched_for if {
	private := json.patch(kept, array.flatten([
		changes.set("/finance/mode", "headline"),
		changes.set("/finance/rows", []),
		changes.set("/finance/evidence", "https://example.gov.uk/soil/forecast"),
		changes.set("/finance/actuals_to", "2026-10"),
	]))
	judged(private) == {["group", "attested", finance]}
	judged(json.patch(private, changes.set("/finance/actuals_to", "2026-09"))) == fails
	judged(json.patch(private, changes.undated("/group/founded"))) == {["group", "attested", finance]}
	without := json.patch(private, changes.set("/finance/evidence", ""))
	{result.because | some result in results(without)} == {"Finance is not in order: nothing shows where the private forecast is kept."}
}

waiver := {"rule": "guide.actuals_posted", "service": "", "item": "", "month": "", "subject": "", "expires": "2027-01-31"}

covered(change) := {[result.verdict, object.get(result, "due", "")] |
	summed := changes.summed(broken)
	found := rule.results with input as summed with data.dgcheck.lib.waivers.in_force as {object.union(waiver, change)}
	some result in found
}

test_a_waiver_of_a_part_is_not_held_against_the_whole if {
	waits := {["not-due", "2027-01-31"]}
	fails_still := {["fail", ""]}
	covered({}) == waits
	covered({"month": "2026-10"}) == waits
	covered({"subject": "month:2026-10"}) == waits
	covered({"month": "2026-09"}) == fails_still
	covered({"subject": "month:2026-09"}) == fails_still
	covered({"service": "soil-checks"}) == fails_still
	covered({"item": "alpha"}) == fails_still
	covered({"rule": "guide.forecast_detail"}) == fails_still
}

test_a_line_that_cannot_be_read_leaves_open_only_what_rests_on_it if {
	fault := {"kind": "amount", "level": "", "file": "finance-2026-27.csv", "because": "", "remedy": ""}
	at_october := json.patch(broken, changes.add("/faults/-", object.union(fault, {"at": ["finance", "rows", 3, "actual"]})))
	judged(at_october) == {["group", "not-assessed", finance]}
	at_july := json.patch(broken, changes.add("/faults/-", object.union(fault, {"at": ["finance", "rows", 0, "actual"]})))
	judged(at_july) == fails
	remark := json.patch(broken, changes.add("/faults/-", object.union(fault, {"at": ["finance", "rows", 3, "actual"], "kind": "placeholder"})))
	judged(remark) == fails
}

test_a_fail_rests_on_the_services_of_the_overview if {
	left_out := {{"subject": "group", "at": finance, "verdict": "fail", "because": "So.", "rests_on": [["services", 0]]}}
	{result.rests_on | some result in summed_up(object.union(whole, {"spend_overview": left_out}))} == {[["services", 0]]}
	{result.rests_on | some result in results(broken)} == {[]}
}
