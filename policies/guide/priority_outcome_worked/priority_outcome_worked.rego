# METADATA
# title: The most important outcome is worked on
# description: >-
#   Work goes to the outcomes that matter most. The active outcome with the highest
#   priority has work in the pipeline, or on the roadmap for now or next. That this
#   is a warning and not an error is our reading.
# custom:
#   clauses: [DG-USE-3]
#   judges: outcomes
#   remedy: Add the id of the outcome to `outcomes` of an item that is proposed, approved or in-progress in the pipeline, or for now or next on the roadmap; or change `priority` of the outcomes so that 1 is the one that comes first.
package dgcheck.rules.guide.priority_outcome_worked

import data.dgcheck.lib.index
import data.dgcheck.lib.outcomes

result := outcomes.unlinkable if count(input.outcomes) > 0

results := {i: judged(outcome) |
	count(outcomes.active) > 0
	some i, outcome in input.outcomes
}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active."} if {
	outcome.status != "active"
} else := {
	"fail": $"No outcome has a priority, so we cannot tell whether {outcome.called} comes first.",
	"severity": "warning",
	"remedy": "Give each active outcome a `priority`, 1 for the one that comes first.",
} if {
	top == 0
} else := {"not-applicable": $"{outcome.called} is not the most important outcome."} if {
	rank(outcome) != top
} else := {"pass": $"Items of work for {outcome.called}: {count(work(outcome))}."} if {
	count(work(outcome)) > 0
} else := {
	"not-assessed": $"No work in the pipeline names {outcome.called}, and the roadmap is kept elsewhere, so it cannot be read from here.",
	"remedy": "List the items of the roadmap for now and next under `roadmap.items`, with their outcomes.",
} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {
	"fail": $"{outcome.called} is the most important outcome, but we could not find work that is linked to it.",
	"severity": "warning",
}

# work returns the items for an outcome, now or next.
work(outcome) := object.get(index.work, outcome.id, set())

# top is the highest declared priority; 1 is above 2. It is 0 if there is none and
# the group has more than one outcome.
top := min(given) if {
	count(given) > 0
} else := 1 if {
	count(aimed_for) == 1
} else := 0

given := {outcome.priority | some outcome in aimed_for; is_number(outcome.priority)}

aimed_for := [outcome | some outcome in input.outcomes; outcome.status == "active"]

rank(outcome) := outcome.priority if {
	is_number(outcome.priority)
} else := 1 if {
	count(aimed_for) == 1
} else := null
