# METADATA
# title: Work is linked to an outcome
# description: >-
#   Work that is proposed, approved or under way, and what the roadmap has for now
#   and next, says which active outcome it serves. Work that keeps things running
#   may say so instead, with a reason.
# custom:
#   clauses: [DG-USE-3, DG-MNT-1]
#   judges: [pipeline.items, roadmap.items]
#   at: outcomes
#   remedy: "Add the id of an active outcome to `outcomes` of the item, or mark it with `enabler: true` and say in `enabler_reason` how it keeps things running."
package dgcheck.rules.guide.work_links_outcome

import data.dgcheck.lib.outcomes

# A roadmap in another tool cannot be read.
result := outcomes.unlinkable if {
	asked_of_any
} else := {
	"not-assessed": "The roadmap is kept elsewhere, so its links to outcomes cannot be read from here.",
	"place": ["roadmap", "url"],
} if {
	elsewhere
}

results := {
	"pipeline.items": {i: judged(item, item.status) | count(outcomes.active) > 0; some i, item in input.pipeline.items},
	"roadmap.items": {i: judged(item, item.horizon) | count(outcomes.active) > 0; some i, item in input.roadmap.items},
}

asked_of_any if count(input.pipeline.items) > 0

asked_of_any if count(input.roadmap.items) > 0

asked_of_any if elsewhere

elsewhere if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
}

# judged returns the result for an item. stage is its status in the pipeline, or its
# horizon on the roadmap.
judged(item, stage) := {"pass": $"{item.called} is linked to an active outcome."} if {
	stage in asked_at
	some id in item.outcomes
	id in outcomes.active
} else := {"not-assessed": $"{item.called} does not say how far it is, so we cannot tell whether it should be linked to an outcome."} if {
	stage == ""
} else := {"not-applicable": $"{item.called} is {word}."} if {
	word := words[stage]
} else := {"pass": $"{item.called} keeps things running: {item.enabler_reason}.{mostly}"} if {
	item.enabler == true
	item.enabler_reason != ""
} else := {
	"fail": $"{item.called} is marked as keeping things running, but does not say how.",
	"remedy": "Give the reason in `enabler_reason`, or link the item to an outcome.",
} if {
	item.enabler == true
	count(item.outcomes) == 0
} else := {verdict: $"{item.called} {reason}." | some verdict, reason in outcomes.link(item.outcomes)}

# mostly is a remark added to passes if a large share of the work that needs a link
# only keeps things running.
default mostly := ""

mostly := $" {share} of the work is of this kind, {enablers} of {count(asked)} items; check that enough of it serves an outcome." if {
	enablers * 100 > data.params.work.enabler_percent * count(asked)
}

share := "More than half" if {
	enablers * 2 > count(asked)
} else := "A large part"

enablers := count([1 | some item in asked; item.enabler == true])

asked := array.concat(
	[item | some item in input.pipeline.items; not words[item.status]],
	[item | some item in input.roadmap.items; not words[item.horizon]],
)

# asked_at has the stages at which a link is required.
asked_at := {"proposed", "approved", "in-progress", "now", "next"}

# words has the names of stages at which no link is required.
words := {
	"paused": "paused",
	"done": "done",
	"stopped": "stopped",
	"later": "for later",
}
