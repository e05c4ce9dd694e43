# METADATA
# title: Recorded spending says how risky it is
# description: >-
#   Whether spending goes to a board depends on how risky it is, so each piece that is
#   recorded is marked as high, medium or low.
# custom:
#   clauses: [AS-SPC-5]
#   judges: spend
#   at: risk
#   remedy: Set `risk` of the spending to high, medium or low.
package dgcheck.rules.assurance.spend_risk

import data.dgcheck.lib.dates

results := {i: judged(spent) | some i, spent in input.spend}

judged(spent) := {"pass": ""} if {
	spent.risk != ""
} else := {"not-applicable": $"{spent.called} is not recorded yet, so it need not say how risky it is.", "at": ["recorded_on"]} if {
	not dates.past(spent.recorded_on_day)
} else := {"fail": $"{spent.called} is recorded but does not say how risky it is."}
