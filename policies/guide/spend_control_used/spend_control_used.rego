# METADATA
# title: Spend control is used where it applies
# description: >-
#   Work that costs money goes through spend control unless somebody has decided that
#   it need not. An item that is approved or under way says which, and spending is
#   recorded within two weeks of being committed.
# custom:
#   clauses: [DG-ASR-2, AS-0-2]
#   judges: pipeline.items
#   at: spend_control
#   remedy: Record the spending, and add an entry to `spend` with an `id`, the item's id as `pipeline`, the `amount`, `committed_on` and `recorded_on`.
package dgcheck.rules.guide.spend_control_used

import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {"not-applicable": $"{item.called} is {item.status}, so spend control does not apply now.", "at": ["status"]} if {
	item.status in {"proposed", "paused", "done", "stopped"}
} else := {"pass": $"Spending on {item.called} is recorded."} if {
	item.spend_control == "required"
	item.status in {"approved", "in-progress"}
	costs(item)
	count(recorded(item)) > 0
} else := {"not-applicable": $"{item.called} is not declared to cost anything.", "at": ["value"]} if {
	not costs(item)
} else := {
	"not-assessed": $"{item.called} does not say its status, so we cannot tell whether spend control applies.",
	"at": ["status"],
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {"pass": $"{item.called} does not need spend control: {item.spend_control_reason}."} if {
	item.spend_control == "not-required"
	item.spend_control_reason != ""
} else := {
	"fail": $"{item.called} does not say why spend control is not required.",
	"remedy": "Give the reason in `spend_control_reason`.",
} if {
	item.spend_control == "not-required"
} else := {"not-due": $"{item.called} is approved and has not begun; settle spend control before it does.", "rests_on": rests_on(item)} if {
	item.status == "approved"
} else := {
	"fail": $"{item.called} is under way, but does not say whether it needs spend control.",
	"remedy": "If no control is needed, write `spend_control: not-required` and why in `spend_control_reason`. Otherwise write `spend_control: required`, record the spending, and add an entry to `spend` with an `id`, the item's id as `pipeline`, the `amount`, `committed_on` and `recorded_on`.",
} if {
	item.spend_control != "required"
} else := {
	"not-due": $"Spending on {item.called} has to be recorded by {dates.on(record_by(item))}.",
	"due": dates.iso(record_by(item)),
	"remedy": "Record the spending by then, and put the day in `recorded_on` of its entry under `spend`.",
	"rests_on": rests_on(item),
} if {
	dates.today <= record_by(item)
} else := {
	"fail": $"Spending on {item.called} was not recorded by {dates.on(record_by(item))}.",
	"due": dates.iso(record_by(item)),
	"remedy": "Record the spending, and put the day in `recorded_on` of its entry under `spend`.",
	"rests_on": rests_on(item),
} if {
	record_by(item)
} else := {
	"fail": $"{item.called} is under way and needs spend control, but we could not find its spending.",
	"rests_on": rests_on(item),
}

costs(item) if item.value_pence > 0

places(item) := object.get(index.spend, item.id, set())

recorded(item) := {i | some i in places(item); dates.past(input.spend[i].recorded_on_day)}

# rests_on returns the paths of records that could change the result.
rests_on(item) := [["spend", place] | some place in places(item)]

# record_by returns the last day on which the earliest spending on an item may still
# be unrecorded.
record_by(item) := min(days) + data.params.spend.record_days if {
	days := {day | some i in places(item); day := input.spend[i].committed_on_day; dates.past(day)}
	count(days) > 0
}
