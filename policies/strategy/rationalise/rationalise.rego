# METADATA
# title: Existing services are looked at before a new one is begun
# description: >-
#   Services can be brought together only if somebody looks at what there is before
#   making something new. Work that leads to a new service says that this was done.
#   Whether work leads to a new service it says itself, on the item or on the roadmap.
# custom:
#   clauses: [ST-M6-6]
#   judges: pipeline.items
#   at: existing_services_considered
#   remedy: Look at the services there are, then list them in `existing_services_considered` of the item, or set it to true.
package dgcheck.rules.strategy.rationalise

results := {i: judged(item) | some i, item in input.pipeline.items}

judged(item) := {"not-applicable": $"{item.called} is {item.status}.", "at": ["status"]} if {
	item.status in {"paused", "done", "stopped"}
} else := {"not-applicable": $"{item.called} does not lead to a new service.", "at": ["new_service"]} if {
	item.new_service == false
} else := {"not-applicable": $"{item.called} works on services that are listed already.", "at": ["new_service"]} if {
	not leads_to_new(item)
	listed(item)
} else := {
	"not-assessed": $"{item.called} does not say whether it leads to a new service.",
	"at": ["new_service"],
	"remedy": "Set `new_service` of the item to true or false, or name the services it works on in `services`.",
} if {
	not leads_to_new(item)
} else := {"pass": $"Existing services were looked at before {item.called}."} if {
	considered(item.existing_services_considered)
} else := {"not-due": $"{item.called} is proposed; look at existing services before the new one is begun."} if {
	item.status == "proposed"
} else := {"fail": $"{item.called} leads to a new service, but does not say that existing ones were looked at first."}

leads_to_new(item) if item.new_service == true

leads_to_new(item) if {
	item.new_service == null
	item.roadmap_item in new_on_roadmap
}

# listed is true if the item names the services that it works on.
listed(item) if {
	some id in item.services
	id != ""
}

considered(answer) if answer == true

considered(answer) if {
	is_array(answer)
	some service in answer
	service != ""
}

new_on_roadmap := {item.id | some item in input.roadmap.items; item.new_service == true; item.id != ""}
