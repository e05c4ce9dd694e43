# METADATA
# title: Stopped work says why and when
# description: >-
#   Stopping work that brings no value is good practice, and never held against a
#   group. So that others can learn from it, a stopped item says why it was stopped and
#   on which day that was decided.
# custom:
#   clauses: [DG-SUC-6]
#   judges: pipeline.items
#   at: status
#   remedy: Give the stopped item a `stopped_reason` and the day in `decided`.
package dgcheck.rules.guide.stopped_work_recorded

import data.dgcheck.lib.dates

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {
	"not-assessed": $"{item.called} does not say its status, so we cannot tell whether it was stopped.",
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {"not-applicable": $"{item.called} has not been stopped."} if {
	item.status != "stopped"
} else := {
	"not-assessed": $"{item.called} was stopped on {dates.on(item.decided_day)}, which is after the day we judge.",
	"at": ["decided"],
} if {
	dates.later(item.decided_day)
} else := {"pass": $"{item.called} says why and when it was stopped."} if {
	item.stopped_reason != ""
	dates.given(item.decided_day)
} else := {"fail": $"{item.called} says why it was stopped, but not when that was decided.", "at": ["decided"]} if {
	item.stopped_reason != ""
} else := {"fail": $"{item.called} says when it was stopped, but not why.", "at": ["stopped_reason"]} if {
	dates.given(item.decided_day)
} else := {"fail": $"{item.called} was stopped, but says neither why nor when.", "at": ["stopped_reason"]}
