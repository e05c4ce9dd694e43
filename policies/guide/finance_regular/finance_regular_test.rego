package dgcheck.rules.guide.finance_regular_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.finance_regular as rule

kept := data.examples.guide.finance_regular.kept

# The runner computes the results of the parts, with faults and waivers applied.
# Here they are given.
given(declared, parts) := object.union(declared, {"parts": parts})

result(parts) := found if found := rule.result with input as given(kept, parts)

verdict(parts) := found if found := judged.verdict(rule) with input as given(kept, parts)

message(parts) := found if found := judged.message(rule) with input as given(kept, parts)

names := ["actuals_posted", "forecast_current_fy", "forecast_detail", "forecast_updated_monthly", "spend_overview"]

all_say(said) := {part: [said] | some part in names}

whole := all_say(says("pass"))

# but returns the parts with other results for one of them.
but(part, said) := object.union(whole, {part: said})

says(verdict) := by(verdict, "")

by(verdict, due) := {"verdict": verdict, "due": due, "rests_on": []}

test_it_passes_when_every_part_does if verdict(whole) == "pass"

test_it_fails_when_a_part_does if {
	every part in names { verdict(but(part, [says("fail")])) == "fail" }
	message(but("actuals_posted", [says("pass"), says("fail")])) == "Finance is not in order: the actuals of 1 month are missing or incomplete."
}

test_every_part_that_fails_is_named if {
	message(all_say(says("fail"))) == "Finance is not in order: the actuals of 1 month are missing or incomplete; 1 month has no forecast; the forecast is not broken down; the forecast has not been updated in time; services are missing from the overview of spending."
}

test_months_are_counted if {
	two := [by("fail", "2026-11-20"), by("fail", "2026-12-20")]
	message(object.union(whole, {"actuals_posted": two, "forecast_current_fy": two})) == "Finance is not in order: the actuals of 2 months are missing or incomplete; 2 months have no forecast."
}

test_a_part_that_cannot_be_assessed_leaves_the_whole_open_unless_another_fails if {
	every part in names { verdict(but(part, [says("not-assessed")])) == "not-assessed" }
	verdict(object.union(whole, {"spend_overview": [says("not-assessed")], "actuals_posted": [says("fail")]})) == "fail"
}

test_a_part_that_is_not_due_is_no_pass_and_no_fail if {
	every part in names { verdict(but(part, [by("not-due", "2026-12-20")])) == "not-due" }
	result(object.union(whole, {"forecast_detail": [by("not-due", "2026-12-20")], "spend_overview": [by("not-due", "2026-12-01")]})).due == "2026-12-01"
	verdict(but("forecast_current_fy", [by("not-due", "2026-12-20"), says("pass")])) == "not-due"
	verdict(all_say(says("not-due"))) == "not-due"
}

test_actuals_of_the_running_month_are_never_due_and_do_not_hinder if {
	every posted in ["pass", "attested"] {
		verdict(but("actuals_posted", [by("not-due", "2026-12-20"), says(posted)])) == posted
	}
}

test_what_does_not_apply_is_left_out if {
	every part in names {
		verdict(but(part, [says("not-applicable")])) == "pass"
		verdict(but(part, [])) == "pass"
	}
	verdict(all_say(says("not-applicable"))) == "not-applicable"
}

test_a_rule_that_is_not_in_force_is_left_out if verdict({"actuals_posted": [says("pass")]}) == "pass"

test_private_amounts_are_vouched_for if {
	private := json.patch(kept, changes.set("/finance/mode", "headline"))
	vouched := object.union(but("actuals_posted", [says("attested"), by("not-due", "2026-12-20")]), {"spend_overview": [says("not-assessed")]})
	judged.verdict(rule) == "attested" with input as given(private, vouched)
	late := object.union(vouched, {"actuals_posted": [says("attested"), says("fail")]})
	judged.verdict(rule) == "fail" with input as given(private, late)
	unshown := object.union(vouched, {"forecast_current_fy": [says("fail")]})
	judged.message(rule) == "Finance is not in order: nothing shows where the private forecast is kept." with input as given(private, unshown)
}

test_a_waiver_of_a_part_is_not_held_against_the_whole if {
	waived := result(but("actuals_posted", [says("pass"), by("waived", "2027-01-31")]))
	waived["not-due"]
	waived.due == "2027-01-31"
	verdict(but("actuals_posted", [says("fail"), by("waived", "2027-01-31")])) == "fail"
}

test_a_fail_rests_on_the_services_of_the_overview if {
	left_out := {"verdict": "fail", "due": "", "rests_on": [["services", 0]]}
	result(but("spend_overview", [left_out])).rests_on == [["services", 0]]
	result(but("actuals_posted", [left_out])).rests_on == []
}
