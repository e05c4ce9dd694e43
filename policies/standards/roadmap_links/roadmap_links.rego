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

results := {i: judged(item) | some i, item in input.roadmap.items}

# A roadmap in another tool cannot be read.
result := {
	"not-assessed": "The roadmap is kept elsewhere, so its links to outcomes and services cannot be read from here.",
	"at": ["roadmap", "url"],
} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
}

judged(item) := {"not-assessed": $"{item.called} does not say whether it is for now, next or later.", "at": ["horizon"]} if {
	item.horizon == ""
} else := {"not-applicable": $"{item.called} is for later.", "at": ["horizon"]} if {
	item.horizon == "later"
} else := {"not-applicable": $"{item.called} is done.", "at": ["horizon"]} if {
	item.horizon == "done"
} else := {"pass": $"{item.called} keeps things running: {item.enabler_reason}."} if {
	item.enabler == true
	item.enabler_reason != ""
} else := conditions.weighed([to_outcome(item), to_service(item)], {"pass": ""})

to_outcome(item) := {
	"clause": "DS-3-G1",
	verdict: sentence,
	"at": ["outcomes"],
	"remedy": "Add the id of an active outcome to `outcomes` of the item.",
} if {
	some verdict, sentence in outcome(item)
}

outcome(item) := {"not-assessed": $"No outcome is active, so whether {item.called} serves one cannot be judged yet."} if {
	count(outcomes.active) == 0
} else := {verdict: $"{item.called} {words}."} if {
	some verdict, words in outcomes.link(item.outcomes)
}

to_service(item) := {
	"clause": "DS-3-G1",
	verdict: sentence,
	"at": ["services"],
	"remedy": "Add the id of a service to `services` of the item; where the service does not exist yet, write `new_service: true`.",
} if {
	some verdict, sentence in service(item)
}

service(item) := {"pass": ""} if {
	item.new_service == true
} else := {"pass": ""} if {
	some id in item.services
	id in services
} else := {"not-assessed": $"{item.called} names a service that is not declared."} if {
	some id in item.services
	id != ""
} else := {"fail": $"{item.called} does not say which service it changes."}

services := {service.id | some service in input.services; service.id != ""}
