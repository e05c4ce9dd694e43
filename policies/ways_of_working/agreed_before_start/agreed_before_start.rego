# METADATA
# title: Shared work is agreed before it begins
# description: >-
#   Policy and digital people settle how they will work together before the work
#   starts. An agreement made on the day the work begins is in time; that is our
#   reading.
# custom:
#   clauses: [WW-1]
#   judges: agreements
#   at: agreed_on
#   remedy: Settle the agreement with the policy team and put the day in `agreed_on`; if work had begun by then, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.ways_of_working.agreed_before_start

import data.dgcheck.lib.agreements
import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results := {i: object.union(judged(agreement), {"rests_on": rests_on(agreement)}) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {
	"not-assessed": $"The agreement {agreement.called} does not name the work it is about, so we cannot tell whether it came first.",
	"at": ["pipeline"],
	"remedy": "Give the id of the item of the pipeline in `pipeline`.",
} if {
	agreement.pipeline == ""
} else := {
	"not-assessed": $"The agreement {agreement.called} is about work that is not in the pipeline, so we cannot tell whether it came first.",
	"at": ["pipeline"],
	"remedy": "Name an item of the pipeline in `pipeline`.",
} if {
	not item_of(agreement)
} else := judged_by(agreement, item_of(agreement))

judged_by(agreement, item) := {
	"not-assessed": $"{item.called} does not say when it began, so we cannot tell whether it was agreed first.",
	"remedy": "Give the day on which work began in `started` of the pipeline item.",
} if {
	dates.past(agreement.agreed_on_day)
	not dates.given(item.started_day)
	not item.status in {"proposed", "approved"}
} else := {"pass": $"The agreement {agreement.called} was agreed on {dates.on(agreement.agreed_on_day)}."} if {
	dates.past(agreement.agreed_on_day)
	not late(agreement, item)
} else := {
	"fail": $"The agreement {agreement.called} was agreed on {dates.on(agreement.agreed_on_day)}, after the work had begun on {dates.on(item.started_day)}.",
	"remedy": "Leave the dates as they are, and agree the next piece of shared work before it begins; a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	dates.past(agreement.agreed_on_day)
} else := {
	"not-due": $"The agreement {agreement.called} is not agreed yet; the work begins on {dates.on(item.started_day)}.",
	"due": dates.iso(item.started_day),
} if {
	dates.later(item.started_day)
} else := {"not-due": $"The agreement {agreement.called} is not agreed yet; agree it before the work begins."} if {
	item.status in {"proposed", "approved"}
	not dates.given(item.started_day)
} else := {
	"not-assessed": $"{item.called} does not say how far it is, so we cannot tell whether the agreement is due.",
	"remedy": "Give the pipeline item a `status` (proposed, approved, in-progress, paused, done or stopped), and the day on which work began in `started`.",
} if {
	item.status == ""
	not dates.given(item.started_day)
} else := {"fail": $"The agreement {agreement.called} does not say when it was agreed, although the work has begun."}

late(agreement, item) if {
	dates.given(item.started_day)
	agreement.agreed_on_day > item.started_day
}

place_of(agreement) := min(object.get(index.items, agreement.pipeline, set())) if agreement.pipeline != ""

item_of(agreement) := input.pipeline.items[place_of(agreement)]

rests_on(agreement) := [["pipeline", "items", place_of(agreement)]] if {
	item_of(agreement)
} else := []
