# METADATA
# title: Spending is recorded within two weeks
# description: >-
#   A record that comes late shows spending nobody can influence any more. Each
#   commitment is entered within two weeks of being made; entering it beforehand is
#   better still.
# custom:
#   clauses: [AS-SPC-4, CD-SPC-1]
#   judges: spend
#   evidence: history
#   at: recorded_on
#   remedy: Record the spending now, and give the day in `recorded_on`; it counts as late all the same, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.spend_recorded_in_time

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence

results := {i: judged(spent) | some i, spent in input.spend}

judged(spent) := {"pass": written_late(spent)} if {
	dates.past(spent.recorded_on_day)
	dates.by(spent.recorded_on_day, last(spent))
} else := {"not-assessed": $"{spent.called} does not say when it was committed, so we cannot tell whether it was recorded in time.", "at": ["committed_on"]} if {
	not dates.given(spent.committed_on_day)
} else := {
	"fail": $"{spent.called} was committed on {dates.long(spent.committed_on)} and recorded on {dates.long(spent.recorded_on)}; it had to be by {dates.on(last(spent))}.",
	"remedy": "Nothing can be made good now; record the next spending as soon as it is committed, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	"due": dates.iso(last(spent)),
} if {
	dates.past(spent.recorded_on_day)
} else := {
	"not-due": $"{spent.called} has to be recorded by {dates.on(last(spent))}.",
	"due": dates.iso(last(spent)),
	"remedy": "Record the spending by then, and put the day in its `recorded_on`.",
} if {
	dates.today <= last(spent)
} else := {
	"fail": $"{spent.called} was committed on {dates.long(spent.committed_on)} and had to be recorded by {dates.on(last(spent))}.",
	"due": dates.iso(last(spent)),
}

# written_late returns a sentence if the history shows that the day of recording was
# written only after it was due. The declared day still decides.
written_late(spent) := $"{spent.called} was recorded on {dates.long(spent.recorded_on)}; the day was written on {evidence.day(fact)}." if {
	fact := evidence.last(["spend", spent.id], "recorded")
	fact.says == spent.recorded_on
	fact.seen_day > last(spent)
} else := ""

# last returns the last day on which spending is recorded in time.
last(spent) := spent.committed_on_day + data.params.spend.record_days if dates.given(spent.committed_on_day)
