# METADATA
# title: Recorded spending says how risky it is
# description: >-
#   Whether spending goes to a board depends on how risky it is, so each piece that is
#   recorded is marked as high, medium or low.
# custom:
#   clauses: [AS-SPC-5]
#   judges: spend
#   remedy: Set `risk` of the spending to high, medium or low.
package dgcheck.rules.assurance.spend_risk

import data.dgcheck.lib.dates

results contains object.union({"subject": spent.subject, "at": ["spend", i, "risk"]}, judged(spent, i)) if {
	some i, spent in input.spend
}

judged(spent, i) := {"verdict": "pass"} if {
	spent.risk != ""
} else := {
	"at": ["spend", i, "recorded_on"],
	"verdict": "not-applicable",
	"because": $"{spent.called} is not recorded yet, so it need not say how risky it is.",
} if {
	not dates.past(spent.recorded_on_day)
} else := {"verdict": "fail", "because": $"{spent.called} is recorded but does not say how risky it is."}
