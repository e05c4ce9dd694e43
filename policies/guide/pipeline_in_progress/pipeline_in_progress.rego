# METADATA
# title: The pipeline shows the work under way
# description: >-
#   Anyone can see what the group works on now. A group that works on nothing at the
#   moment says why.
# custom:
#   clauses: [DG-DIR-11]
#   judges: group
#   at: pipeline.items
#   remedy: Set `status` of the work that has begun to in-progress, once its `spend_control` is settled as required or not-required, or say in `pipeline.nothing_in_progress` why there is none.
package dgcheck.rules.guide.pipeline_in_progress

result := {"pass": $"Items under way: {under_way}."} if {
	under_way > 0
} else := {
	"pass": $"No work is under way, with a reason: {input.pipeline.nothing_in_progress}.",
	"at": ["pipeline", "nothing_in_progress"],
} if {
	input.pipeline.nothing_in_progress != ""
} else := {"pass": $"The pipeline is empty, with a reason: {input.pipeline.empty_reason}.", "at": ["pipeline", "empty_reason"]} if {
	count(input.pipeline.items) == 0
	input.pipeline.empty_reason != ""
} else := {"not-applicable": "There is no pipeline yet in which work could be under way.", "at": ["pipeline"]} if {
	count(input.pipeline.items) == 0
} else := {
	"not-assessed": "No item is under way, but some do not say how far they are.",
	"remedy": "Give each item of the pipeline a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	some item in input.pipeline.items
	item.status == ""
} else := {"fail": "No item of the pipeline is under way, and nothing says why."}

under_way := count([1 | some item in input.pipeline.items; item.status == "in-progress"])
