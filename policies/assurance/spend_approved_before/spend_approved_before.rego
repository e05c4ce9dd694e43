# METADATA
# title: Spending is approved before it is committed
# description: >-
#   Approval comes before public money is spent on technology, at each phase of a
#   service. Which spending needs it follows from the quarterly reviews held by the
#   day it was committed. Only the day of the approval is judged here.
# custom:
#   clauses: [AS-SPC-1]
#   judges: spend
#   at: approval.approved_on
#   remedy: "Nothing can be made good now: have the next spending approved before it is committed, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`)."
package dgcheck.rules.assurance.spend_approved_before

import data.dgcheck.lib.dates
import data.dgcheck.lib.posture

results := {i: judged(spent) | some i, spent in input.spend}

judged(spent) := {"not-applicable": $"{spent.called} did not need a board's approval.", "at": ["risk"]} if {
	posture.free(spent)
} else := {"pass": ""} if {
	dates.past(spent.approval.approved_on_day)
	dates.by(spent.approval.approved_on_day, spent.committed_on_day)
} else := {"not-assessed": $"{spent.called} does not say when it was committed, so we cannot tell whether it was approved before.", "at": ["committed_on"]} if {
	not dates.given(spent.committed_on_day)
} else := {"not-assessed": $"{posture.of(spent).because} We cannot tell whether {spent.called} needed approval.", "place": ["spend_reviews"]} if {
	posture.of(spent).posture == "unknown"
} else := {"not-assessed": $"{spent.called} does not say how risky it is, so we cannot tell whether it needed approval.", "at": ["risk"]} if {
	not posture.asked(spent)
} else := {
	"not-due": $"{spent.called} has to be approved before it is committed on {dates.long(spent.committed_on)}.",
	"due": spent.committed_on,
	"remedy": "Have it approved before that day, and give its `approval` with `board` and `approved_on`.",
} if {
	dates.later(spent.committed_on_day)
} else := {"not-assessed": $"{spent.called} needed a board's approval, but none is declared, so its day cannot be judged."} if {
	not posture.approved(spent)
} else := {
	"fail": $"{spent.called} was committed on {dates.long(spent.committed_on)} and approved only on {dates.long(spent.approval.approved_on)}.",
	"due": spent.committed_on,
} if {
	dates.given(spent.approval.approved_on_day)
} else := {
	"fail": $"{spent.called} was committed on {dates.long(spent.committed_on)}, and its approval does not say when it was given.",
	"remedy": "Give the day of the approval in `approval.approved_on` of the spending.",
}
