# METADATA
# title: The group has a pipeline of work
# description: >-
#   A pipeline shows the work that is under way and what comes next. A group with
#   nothing in it says why.
# custom:
#   clauses: [DG-MNT-4]
#   judges: group
#   at: pipeline
#   remedy: List the work under way and the work to come under `pipeline.items`, each with an `id`, a `title`, its `status` (proposed, approved, in-progress, paused, done or stopped), its `outcomes` and, if it has a `value`, its `spend_control` (not-required with a `spend_control_reason`, or required with the spending under `spend`), or say in `pipeline.empty_reason` why there is none.
package dgcheck.rules.guide.pipeline_exists

import data.dgcheck.lib.unread

result := {"pass": $"Items in the pipeline: {readable}."} if {
	readable > 0
} else := {"not-assessed": "No item of the pipeline can be read until its fault is mended."} if {
	count(input.pipeline.items) > 0
} else := {"pass": $"The pipeline is empty, with a reason: {input.pipeline.empty_reason}."} if {
	input.pipeline.empty_reason != ""
} else := {"fail": "We could not find a pipeline of work."}

# readable is the number of items that can be read.
readable := count(input.pipeline.items) - count(unread.whole(["pipeline", "items"]))
