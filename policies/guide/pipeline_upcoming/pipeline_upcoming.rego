# METADATA
# title: The pipeline shows the work to come
# description: >-
#   Anyone can see what the group intends to do after the work it has under way. A
#   group that plans nothing further says why.
# custom:
#   clauses: [DG-DIR-12]
#   judges: group
#   at: pipeline.items
#   remedy: Add the work to come to `pipeline.items`, each with an `id`, a `title`, the `status` proposed or approved and its `outcomes`, or say in `pipeline.nothing_upcoming` why there is none.
package dgcheck.rules.guide.pipeline_upcoming

result := {"pass": $"Items to come: {to_come}."} if {
	to_come > 0
} else := {
	"pass": $"No further work is planned, with a reason: {input.pipeline.nothing_upcoming}.",
	"at": ["pipeline", "nothing_upcoming"],
} if {
	input.pipeline.nothing_upcoming != ""
} else := {"pass": $"The pipeline is empty, with a reason: {input.pipeline.empty_reason}.", "at": ["pipeline", "empty_reason"]} if {
	count(input.pipeline.items) == 0
	input.pipeline.empty_reason != ""
} else := {"not-applicable": "There is no pipeline yet in which work could be planned.", "at": ["pipeline"]} if {
	count(input.pipeline.items) == 0
} else := {
	"not-assessed": "No item is proposed or approved, but some do not say how far they are.",
	"remedy": "Give each item of the pipeline a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	some item in input.pipeline.items
	item.status == ""
} else := {"fail": "No item of the pipeline is still to come, and nothing says why."}

to_come := count([1 | some item in input.pipeline.items; item.status in {"proposed", "approved"}])
