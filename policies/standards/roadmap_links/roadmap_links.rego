# METADATA
# title: What the roadmap has for now and next is linked to an outcome and a service
# description: >-
#   A roadmap shows why a change is made and where. Each item for now and next names
#   an active outcome, and a service or that it leads to a new one. Work that keeps
#   things running may say so instead, with a reason.
# custom:
#   clauses: [DS-3-G1, DS-3-A1]
#   judges: roadmap.items
#   remedy: "Add the ids of an active outcome and of a service to `outcomes` and `services` of the item; a service that does not exist yet is `new_service: true`."
package dgcheck.rules.standards.roadmap_links

import data.dgcheck.lib.conditions
import data.dgcheck.lib.outcomes

results contains object.union({"subject": item.subject, "at": ["roadmap", "items", i]}, judged(item, i)) if {
	some i, item in input.roadmap.items
}

# A roadmap kept in another tool cannot be read from here.
results contains {
	"subject": "group",
	"at": ["roadmap", "url"],
	"verdict": "not-assessed",
	"because": "The roadmap is kept elsewhere, so its links to outcomes and services cannot be read from here.",
} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
}

judged(item, i) := {
	"at": ["roadmap", "items", i, "horizon"], "verdict": "not-assessed",
	"because": $"{item.called} does not say whether it is for now, next or later.",
} if {
	item.horizon == ""
} else := {"at": ["roadmap", "items", i, "horizon"], "verdict": "not-applicable", "because": $"{item.called} is for later."} if {
	item.horizon == "later"
} else := {"at": ["roadmap", "items", i, "horizon"], "verdict": "not-applicable", "because": $"{item.called} is done."} if {
	item.horizon == "done"
} else := {"verdict": "pass", "because": $"{item.called} keeps things running: {item.enabler_reason}."} if {
	item.enabler == true
	item.enabler_reason != ""
} else := conditions.judged(findings(item, i), {"verdict": "pass"})

findings(item, i) := array.concat(
	[object.union(finding, {
		"clause": "DS-3-G1",
		"at": ["roadmap", "items", i, "outcomes"],
		"remedy": "Add the id of an active outcome to `outcomes` of the item.",
	}) |
		finding := to_outcome(item)
		finding.verdict != "pass"
	],
	[object.union(finding, {
		"clause": "DS-3-G1",
		"at": ["roadmap", "items", i, "services"],
		"remedy": "Add the id of a service to `services` of the item; where the service does not exist yet, write `new_service: true`.",
	}) |
		finding := to_service(item)
		finding.verdict != "pass"
	],
)

to_outcome(item) := {"verdict": "not-assessed", "because": $"No outcome is active, so whether {item.called} serves one cannot be judged yet."} if {
	count(outcomes.active) == 0
} else := {"verdict": link.verdict, "because": $"{item.called} {link.because}."} if {
	link := outcomes.linked(item.outcomes)
}

to_service(item) := {"verdict": "pass"} if {
	item.new_service == true
} else := {"verdict": "pass"} if {
	some id in item.services
	id in services
} else := {"verdict": "not-assessed", "because": $"{item.called} names a service that is not declared."} if {
	some id in item.services
	id != ""
} else := {"verdict": "fail", "because": $"{item.called} does not say which service it changes."}

services := {service.id | some service in input.services; service.id != ""}
