# METADATA
# title: Work with another organisation is agreed before it begins
# description: >-
#   When a group works with another organisation, the two settle early how they will
#   deliver and how they will know that it went well. By our reading that is early
#   enough on the day the work begins. An agreement on ways of working about the same
#   item counts as well.
# custom:
#   clauses: [DG-ALB-3]
#   judges: pipeline.items
#   at: agreed_with.agreed_on
#   remedy: Agree with the other organisation how to deliver and how to measure success, and put the day in `agreed_with.agreed_on` of the item and the day work began in `started`; if work came first, a waiver can cover this item (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.guide.early_agreement

import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {"not-applicable": $"{item.called} is not declared as work with another organisation.", "at": ["organisation"]} if {
	not shared(item)
} else := {"not-applicable": $"{item.called} is {item.status}, so an agreement is no longer asked for.", "at": ["status"]} if {
	item.status in {"paused", "done", "stopped"}
} else := {
	"not-assessed": $"{item.called} does not say its status, so we cannot tell whether an agreement is asked for.",
	"at": ["status"],
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {
	"not-assessed": $"{item.called} is under way, but does not say since when, so we cannot tell whether it was agreed first.",
	"at": ["started"],
	"remedy": "Give the day on which work began in `started`.",
} if {
	item.status == "in-progress"
	not dates.given(item.started_day)
	agreed(item)
} else := {"pass": $"{item.called} was agreed on {dates.on(agreed(item))}."} if {
	in_time(item)
} else := {"not-due": $"{item.called} has not begun; agree with the other organisation before it does."} if {
	not begun(item)
	not dates.later(item.started_day)
} else := {
	"not-due": $"{item.called} begins on {dates.on(item.started_day)}; agree with the other organisation by then.",
	"due": dates.iso(item.started_day),
} if {
	not begun(item)
} else := {
	"fail": $"{item.called} was agreed on {dates.on(agreed(item))}, after work on it had begun on {dates.on(item.started_day)}.",
	"remedy": "Leave the dates as they are, and agree the next piece of shared work before it begins; a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	"rests_on": records(item),
} if {
	agreed(item)
} else := {
	"fail": $"{item.called} is under way with another organisation, but nothing says that it was agreed.",
	"rests_on": records(item),
}

# shared is true if the item names another organisation, or an agreement with one.
shared(item) if item.organisation != ""

shared(item) if item.agreed_with.organisation != ""

shared(item) if dates.given(item.agreed_with.agreed_on_day)

begun(item) if {
	item.status == "in-progress"
	not dates.later(item.started_day)
}

in_time(item) if {
	agreed(item)
	not begun(item)
}

in_time(item) if dates.by(agreed(item), item.started_day)

# agreed returns the first day on which the work was agreed. It is undefined if no
# such day is known.
agreed(item) := min(array.concat(
	[day | some day in [item.agreed_with.agreed_on_day]; dates.past(day)],
	[day |
		item.id != ""
		some place in object.get(index.agreements, item.id, set())
		day := input.agreements[place].agreed_on_day
		dates.past(day)
	],
))

# records returns the paths of agreements on ways of working about the item.
records(item) := [["agreements", place] | some place in object.get(index.agreements, item.id, set())]
