# METADATA
# title: Forecasts and actuals are updated and reported regularly
# description: >-
#   The group looks after its figures as a whole. This sums up what the rules on
#   forecasts, actuals and the overview of spending say, and asks nothing of its own.
#   What a waiver covers is not held against the group a second time.
# custom:
#   clauses: [DG-FIN-1]
#   entails: true
#   judges: group
#   at: finance
#   parts: [actuals_posted, forecast_current_fy, forecast_detail, forecast_updated_monthly, spend_overview]
#   remedy: Put right what the other findings about finance name; this one then clears by itself.
package dgcheck.rules.guide.finance_regular

import data.dgcheck.lib.finance

result := {
	"fail": $"Finance is not in order: {concat("; ", [wrong(part, count(of(part, "fail"))) | some part in in_state("fail")])}.",
	"rests_on": [path | some said in of("spend_overview", "fail"); some path in said.rests_on],
} if {
	count(in_state("fail")) > 0
} else := {"not-assessed": $"We cannot tell whether finance is in order, because {listed("not-assessed")} cannot be assessed."} if {
	count(in_state("not-assessed")) > 0
} else := {"not-due": $"Nothing is overdue in finance; {listed("not-due")} can still be put in order.", "due": soonest} if {
	count(in_state("not-due")) > 0
} else := {"attested": "Amounts are private; the group vouches for what cannot be shown, and the rest is in order."} if {
	count(in_state("attested")) > 0
} else := {"pass": "Forecasts, actuals and the overview of spending are in order."} if {
	count(in_state("pass")) > 0
} else := {"not-applicable": "Nothing about finance is asked for."}

# parts are the rules to sum up, each with its subject in words. If amounts are
# private, there can be no overview of spending, so that rule is left out.
parts := {part: about |
	some part, about in {
		"actuals_posted": "what has been spent",
		"forecast_current_fy": "the forecast of the year",
		"forecast_detail": "the detail of the forecast",
		"forecast_updated_monthly": "the monthly update of the forecast",
		"spend_overview": "the overview of spending",
	}
	not left_out(part)
}

left_out("spend_overview") if finance.private

# of returns the results of a part with a given verdict.
of(part, verdict) := [said |
	parts[part]
	some said in input.parts[part]
	said.verdict == verdict
]

# verdicts has the verdicts of the results of each part. states has one verdict for
# each part.
verdicts := {part: {said.verdict | some said in of_part} |
	some part, _ in parts
	of_part := input.parts[part]
}

states := {part: state(part) | some part, _ in parts}

state(part) := "fail" if {
	"fail" in verdicts[part]
} else := "not-assessed" if {
	"not-assessed" in verdicts[part]
} else := "not-due" if {
	"waived" in verdicts[part]
} else := "not-due" if {
	"not-due" in verdicts[part]
	not usual(part)
} else := "attested" if {
	"attested" in verdicts[part]
} else := "pass" if {
	"pass" in verdicts[part]
} else := "not-applicable"

# usual is true if not-due actuals say nothing: those of the current month are never
# due yet, and other months have theirs.
usual("actuals_posted") if "pass" in verdicts.actuals_posted

usual("actuals_posted") if "attested" in verdicts.actuals_posted

in_state(wanted) := [part | some part, state in states; state == wanted]

listed(wanted) := concat(", ", [parts[part] | some part in in_state(wanted)])

# soonest is the first day on which one of the parts is due, or on which a waiver of
# one expires. It is "" if there is none.
soonest := min(days) if {
	days := {said.due |
		some part in in_state("not-due")
		some said in array.concat(of(part, "waived"), [waits | not usual(part); some waits in of(part, "not-due")])
		said.due != ""
	}
	count(days) > 0
} else := ""

wrong("actuals_posted", 1) := "the actuals of 1 month are missing or incomplete"

wrong("actuals_posted", n) := $"the actuals of {n} months are missing or incomplete" if n > 1

wrong("forecast_current_fy", 1) := "1 month has no forecast" if not finance.private

wrong("forecast_current_fy", n) := $"{n} months have no forecast" if n > 1

wrong("forecast_current_fy", _) := "nothing shows where the private forecast is kept" if finance.private

wrong("forecast_detail", _) := "the forecast is not broken down"

wrong("forecast_updated_monthly", _) := "the forecast has not been updated in time"

wrong("spend_overview", _) := "services are missing from the overview of spending"
