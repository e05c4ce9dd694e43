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
#   remedy: Put right what the other findings about finance name; this one then clears by itself.
package dgcheck.rules.guide.finance_regular

import data.dgcheck.lib.finance
import data.dgcheck.lib.waivers

results contains object.union({"subject": "group", "at": ["finance"]}, judged)

judged := {
	"verdict": "fail",
	"because": $"Finance is not in order: {concat("; ", [wrong(part, count(of(part, "fail"))) | some part in in_state("fail")])}.",
	"rests_on": [path |
		some result in of("spend_overview", "fail")
		some path in object.get(result, "rests_on", [])
	],
} if {
	count(in_state("fail")) > 0
} else := {
	"verdict": "not-assessed",
	"because": $"We cannot tell whether finance is in order, because {listed("not-assessed")} cannot be assessed.",
} if {
	count(in_state("not-assessed")) > 0
} else := object.union(
	{"verdict": "not-due", "because": $"Nothing is overdue in finance; {listed("not-due")} can still be put in order."},
	soonest,
) if {
	count(in_state("not-due")) > 0
} else := {"verdict": "attested", "because": "Amounts are private; the group vouches for what cannot be shown, and the rest is in order."} if {
	count(in_state("attested")) > 0
} else := {"verdict": "pass", "because": "Forecasts, actuals and the overview of spending are in order."} if {
	count(in_state("pass")) > 0
} else := {"verdict": "not-applicable", "because": "Nothing about finance is asked for."}

# parts are the rules that are summed up, with what each is about.
parts := {
	"actuals_posted": "what has been spent",
	"forecast_current_fy": "the forecast of the year",
	"forecast_detail": "the detail of the forecast",
	"forecast_updated_monthly": "the monthly update of the forecast",
	"spend_overview": "the overview of spending",
}

found["actuals_posted"] := data.dgcheck.rules.guide.actuals_posted.results

found["forecast_current_fy"] := data.dgcheck.rules.guide.forecast_current_fy.results

found["forecast_detail"] := data.dgcheck.rules.guide.forecast_detail.results

found["forecast_updated_monthly"] := data.dgcheck.rules.guide.forecast_updated_monthly.results

# An overview of private amounts cannot be given here, so it is left out.
found["spend_overview"] := data.dgcheck.rules.guide.spend_overview.results if not finance.private

# verdicts of each part, with the results that have them.
verdicts := {part: {verdict: {result | some result in results; verdict_of(part, result) == verdict} |
	some verdict in {verdict_of(part, result) | some result in results}
} |
	some part, results in found
}

verdict_of(part, result) := "not-assessed" if {
	unreadable(result)
} else := "waived" if {
	result.verdict == "fail"
	waived(part, result)
} else := result.verdict

of(part, verdict) := object.get(verdicts, [part, verdict], set())

state(part) := "fail" if {
	count(of(part, "fail")) > 0
} else := "not-assessed" if {
	count(of(part, "not-assessed")) > 0
} else := "not-due" if {
	count(of(part, "waived")) > 0
} else := "not-due" if {
	count(of(part, "not-due")) > 0
	not usual(part)
} else := "attested" if {
	count(of(part, "attested")) > 0
} else := "pass" if {
	count(of(part, "pass")) > 0
} else := "not-applicable"

# usual: what the running month costs is never due yet, so actuals that are not
# due say nothing where those of other months are there.
usual("actuals_posted") if count(of("actuals_posted", "pass")) > 0

usual("actuals_posted") if count(of("actuals_posted", "attested")) > 0

in_state(wanted) := [part | some part, _ in parts; state(part) == wanted]

listed(wanted) := concat(", ", [parts[part] | some part in in_state(wanted)])

soonest := {"due": min(days)} if {
	days := waiting | {waiver.expires | some part in in_state("not-due"); some waiver in waivers_of(part)}
	count(days) > 0
} else := {}

waiting := {result.due |
	some part in in_state("not-due")
	not usual(part)
	some result in of(part, "not-due")
}

wrong("actuals_posted", 1) := "the actuals of 1 month are missing or incomplete"

wrong("actuals_posted", n) := $"the actuals of {n} months are missing or incomplete" if n > 1

wrong("forecast_current_fy", 1) := "1 month has no forecast" if not finance.private

wrong("forecast_current_fy", n) := $"{n} months have no forecast" if n > 1

wrong("forecast_current_fy", _) := "nothing shows where the private forecast is kept" if finance.private

wrong("forecast_detail", _) := "the forecast is not broken down"

wrong("forecast_updated_monthly", _) := "the forecast has not been updated in time"

wrong("spend_overview", _) := "services are missing from the overview of spending"

# unreadable: a line that a result rests on has a fault.
unreadable(result) if {
	count(faulty) > 0
	some path in object.get(result, "rests_on", [])
	array.slice(path, 0, 3) in faulty
}

faulty := {array.slice(fault.at, 0, 3) |
	some fault in input.faults
	fault.kind in {"amount", "month", "shape"}
	fault.level == ""
	array.slice(fault.at, 0, 2) == ["finance", "rows"]
}

waived(part, result) if {
	some waiver in waivers_of(part)
	waiver.service == ""
	waiver.item == ""
	waiver.month in {"", trim_prefix(result.subject, "month:")}
	waiver.subject in {"", result.subject}
}

waivers_of(part) := {waiver | some waiver in waivers.in_force; waiver.rule == $"guide.{part}"}
