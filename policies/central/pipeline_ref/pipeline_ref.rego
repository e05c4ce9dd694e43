# METADATA
# title: Work that central government approves is in the central pipeline
# description: >-
#   A group keeps a pipeline of its technology work, and the work that has to be in
#   the central one says under which reference. We take work to belong there when it
#   is approved or under way on a service whose spending central government has to
#   approve; of other work without a reference it cannot be told.
# custom:
#   clauses: [CD-SPC-2]
#   judges: pipeline.items
#   at: central_pipeline_ref
#   remedy: Add `central_pipeline_ref` with the reference of the work in the central pipeline.
package dgcheck.rules.central.pipeline_ref

results := {i: judged(item) | some i, item in input.pipeline.items}

# If there is no work, the group declares a reason or has no pipeline.
result := empty if count(input.pipeline.items) == 0

empty := {"not-applicable": $"The pipeline is empty, with a reason: {input.pipeline.empty_reason}.", "at": ["pipeline"]} if {
	input.pipeline.empty_reason != ""
} else := {
	"fail": "We could not find a pipeline of work.",
	"at": ["pipeline"],
	"remedy": "List the work under `pipeline.items`, each with an `id`, a `title`, its `status` (proposed, approved, in-progress, paused, done or stopped), its `outcomes` and, if it has a `value`, its `spend_control` (not-required with a `spend_control_reason`, or required with the spending under `spend`), or say in `pipeline.empty_reason` why there is none.",
}

judged(item) := {"not-applicable": $"{item.called} is {item.status}, so a reference is not asked for now.", "at": ["status"]} if {
	item.status in {"proposed", "paused", "done", "stopped"}
} else := {"pass": $"{item.called} has a reference in the central pipeline."} if {
	item.central_pipeline_ref != ""
} else := {"not-applicable": $"{item.called} does not need spend control: {item.spend_control_reason}.", "at": ["spend_control"]} if {
	item.spend_control == "not-required"
	item.spend_control_reason != ""
	not centrally(item)
} else := {"fail": $"Central government has to approve spending on {item.called}, but it has no reference in the central pipeline."} if {
	item.status != ""
	centrally(item)
} else := {"not-assessed": $"{item.called} does not say whether it is in the central pipeline."}

# centrally is true if an item is for a service whose spending central government
# has to approve.
centrally(item) if {
	some service in item.services
	service in approved_centrally
}

approved_centrally := {service.id | some service in input.services; service.spend_approval == true}
