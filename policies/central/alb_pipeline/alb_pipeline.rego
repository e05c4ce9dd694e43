# METADATA
# title: The work of public bodies is in the pipeline
# description: >-
#   Public bodies (ALBs) that take part in the group have their work in its pipeline,
#   or in one that it points to. Work counts as theirs when it names the body, or is
#   on a service that the body owns. Which bodies take part is read from the group's
#   organisations and from who owns its services.
# custom:
#   clauses: [CD-SPC-3]
#   judges: group
#   at: pipeline.items
#   remedy: Name the body in `organisation` of its pipeline items, with the day the work was agreed in `agreed_with.agreed_on`, or give the address of its own pipeline in `pipeline.alb_pipeline_url`.
package dgcheck.rules.central.alb_pipeline

result := {"not-applicable": "No public body takes part in the group.", "at": ["group", "organisations"]} if {
	count(input.group.organisations) > 0
	count(named - {"core-defra"}) == 0
} else := {"pass": "The pipeline of the public bodies that take part is linked.", "at": ["pipeline", "alb_pipeline_url"]} if {
	input.pipeline.alb_pipeline_url != ""
} else := {"not-applicable": "There is no work in the pipeline."} if {
	count(input.pipeline.items) == 0
} else := {"pass": $"Items of public bodies in the pipeline: {count(theirs)}."} if {
	count(theirs) > 0
} else := {
	"not-assessed": "We cannot tell which public bodies take part in the group.",
	"at": ["group", "organisations"],
	"remedy": "List the organisations of the group in `group.organisations`.",
} if {
	count(bodies) == 0
} else := {
	"fail": $"Public bodies take part in the group (`{concat("`, `", sort(bodies))}`), but no work in the pipeline is theirs.",
	"rests_on": array.concat(
		[["pipeline", "items", i] | some i, _ in input.pipeline.items],
		[["services", i] | some i, _ in input.services],
	),
}

# named has all organisations that are declared to take part.
named := {organisation |
	some organisation in array.flatten([
		input.group.organisations,
		[service.owner.organisation | some service in input.services],
		[item.organisation | some item in input.pipeline.items],
		[item.agreed_with.organisation | some item in input.pipeline.items],
	])
	organisation != ""
}

# bodies has those that are known to be public bodies. `other` may be anything.
bodies := named - {"core-defra", "other"}

owned := {service.id | some service in input.services; service.owner.organisation in bodies}

# theirs has the indexes of the items that are work of a public body.
theirs := {i | some i, item in input.pipeline.items; of_a_body(item)}

of_a_body(item) if item.organisation in bodies

of_a_body(item) if item.agreed_with.organisation in bodies

of_a_body(item) if {
	some service in item.services
	service in owned
}
