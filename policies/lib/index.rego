# METADATA
# title: Look-ups
# description: >-
#   What belongs to what, worked out once for a declaration. A look-up here
#   costs the same for ten services as for ten thousand; a loop over a list
#   inside a loop over another does not. Look up with `object.get`, which also
#   says what to take where there is nothing.
package dgcheck.lib.index

# Each look-up is a comprehension for one key, inside a comprehension over all keys.
# OPA evaluates such a pair in one pass. A partial rule, `of[key] contains i`, would
# compare each key with all keys before it.

# assessments by the service that they are about, as indexes in input.assessments.
assessments := {service: places |
	some service in {assessment.service | some assessment in input.assessments}
	places := {i | some i; input.assessments[i].service == service}
}

# readiness records by service, as indexes in input.readiness.
readiness := {service: places |
	some service in {record.service | some record in input.readiness}
	places := {i | some i; input.readiness[i].service == service}
}

# spend by the pipeline item that it is for, as indexes in input.spend.
spend := {item: places |
	some item in {spent.pipeline | some spent in input.spend}
	places := {i | some i; input.spend[i].pipeline == item}
}

# agreements on ways of working by the pipeline item that they are about, as indexes
# in input.agreements.
agreements := {item: places |
	some item in {agreement.pipeline | some agreement in input.agreements}
	places := {i | some i; input.agreements[i].pipeline == item}
}

# items of the pipeline by their id, as indexes in input.pipeline.items.
items := {id: places |
	some id in {item.id | some item in input.pipeline.items}
	places := {i | some i; input.pipeline.items[i].id == id}
}

work := {outcome: subjects |
	some outcome in {link.outcome | some link in links}
	subjects := {subject | some i; links[i].outcome == outcome; subject := links[i].subject}
}

links := array.concat(
	[{"outcome": outcome, "subject": item.subject} |
		some item in input.pipeline.items
		item.status in {"proposed", "approved", "in-progress"}
		some outcome in item.outcomes
	],
	[{"outcome": outcome, "subject": item.subject} |
		some item in input.roadmap.items
		item.horizon in {"now", "next"}
		some outcome in item.outcomes
	],
)
