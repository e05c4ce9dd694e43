# METADATA
# title: The group has agreed how much security risk it will bear
# description: >-
#   How much risk is acceptable has to be agreed, and looked at again once a year; the
#   year is our default. Only the dates are asked for. What the risks are must never be
#   written in a declaration.
# custom:
#   clauses: [ST-M4-4]
#   judges: group
#   at: security.risk_appetite_agreed_on
#   remedy: Agree how much security risk is acceptable, and put the day in `security.risk_appetite_agreed_on`. Never write down the risks themselves.
package dgcheck.rules.strategy.risk_appetite

import data.dgcheck.lib.dates

result := {"not-assessed": $"The appetite for risk was agreed on {dates.on(agreed)}, which is after the day we judge."} if {
	dates.later(agreed)
} else := {
	"not-assessed": $"The appetite for risk was last looked at on {dates.on(reviewed)}, which is after the day we judge.",
	"at": ["security", "reviewed"],
} if {
	dates.given(agreed)
	dates.later(reviewed)
} else := {"pass": $"The appetite for risk was last looked at on {dates.on(latest)}.", "due": dates.iso(due)} if {
	dates.given(agreed)
	dates.today <= due
} else := {
	"fail": $"The appetite for risk was last looked at on {dates.on(latest)}, {dates.days_ago(latest)}.",
	"at": ["security", "reviewed"],
	"due": dates.iso(due),
	"remedy": "Look at it again, and put the day in `security.reviewed`. Never write down the risks themselves.",
} if {
	dates.given(agreed)
} else := {"fail": "The group does not say when it agreed how much security risk it will bear."}

agreed := input.security.risk_appetite_agreed_on_day

reviewed := input.security.reviewed_day

latest := max([day | some day in [agreed, reviewed]; dates.past(day)])

due := latest + data.params.fresh.security_days
