# METADATA
# title: Spending is recorded
# description: >-
#   Defra keeps one record of spending on technology. Each commitment a group makes is
#   entered there; the day it was entered is enough to show it, its reference helps to
#   find it again.
# custom:
#   clauses: [AS-SPC-3]
#   judges: spend
#   at: recorded_on
#   remedy: Enter the spending in the tool for getting approval to spend, and give the day in `recorded_on`.
#   entails: true
package dgcheck.rules.assurance.spend_recorded

import data.dgcheck.lib.dates

results := {i: judged(spent) | some i, spent in input.spend}

judged(spent) := {"pass": ""} if {
	dates.past(spent.recorded_on_day)
} else := {
	"not-assessed": $"{spent.called} does not say when it was committed, so we cannot tell whether it should have been recorded.",
	"at": ["committed_on"],
} if {
	not dates.given(spent.committed_on_day)
} else := {"not-due": $"{spent.called} has to be recorded by {dates.on(last(spent))}.", "due": dates.iso(last(spent))} if {
	dates.today <= last(spent)
} else := {"fail": $"{spent.called} was committed on {dates.long(spent.committed_on)} and is not recorded yet.", "due": dates.iso(last(spent))}

# last returns the last day on which spending may still be unrecorded.
last(spent) := spent.committed_on_day + data.params.spend.record_days if dates.given(spent.committed_on_day)
