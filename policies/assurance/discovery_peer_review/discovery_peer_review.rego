# METADATA
# title: Peers look at a discovery when it ends
# description: >-
#   A team may ask peers to look at what its discovery found, in an informal review or
#   workshop. We look for one where a service that is assessed has left discovery.
# custom:
#   clauses: [AS-SAS-9]
#   judges: services
#   at: phases
#   remedy: Hold a review or workshop with peers, and add an entry to `assessments` with an `id`, the `service`, the `phase` discovery and the day it was `held_on`.
package dgcheck.rules.assurance.discovery_peer_review

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service)}) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} does not need assessments: {service.assessment.reason}.", "at": ["assessment"]} if {
	assessed.lifted(service)
} else := {"not-applicable": $"{service.called} has not been in discovery."} if {
	not discovery(service)
} else := {"not-applicable": $"{service.called} left discovery on {dates.on(ended(service))}, before this is looked at."} if {
	ended(service) < assessed.assess_from
} else := {"pass": $"Peers looked at the discovery of {service.called}.", "place": ["assessments", reviewed(service)]} if {
	reviewed(service)
} else := {
	"not-assessed": $"{service.called} does not say whether it is transactional, so we cannot tell whether it is assessed.",
	"at": ["transactional"],
	"remedy": "Add `transactional: true` or `transactional: false` to the service.",
} if {
	assessed.unclear(service)
} else := {"not-applicable": $"{service.called} is not transactional, so it does not need assessments.", "at": []} if {
	service.transactional == false
	not assessed.required(service)
} else := {"not-due": $"{service.called} is in discovery. Peers may look at it when that ends."} if {
	not ended(service)
} else := assessed.unplaced($"{service.called} left discovery on {dates.on(ended(service))}", "that was before this is looked at") if {
	assessed.undated
} else := {"fail": $"{service.called} left discovery on {dates.on(ended(service))}. We could not find a review or workshop with peers."}

# discovery returns the index of the latest discovery among the steps of a service.
discovery(service) := max([n | some n, step in assessed.steps(service); step.phase == "discovery"])

# ended returns the day of the first step after it.
ended(service) := assessed.steps(service)[discovery(service) + 1].day

begun(service) := assessed.steps(service)[discovery(service)].day

rests_on(service) := array.concat([["group", "assess_from"]], [["assessments", place] | some place in places(service)])

places(service) := assessed.places(service, {"boundary": "discovery"})

# reviewed returns the index of a review held since the discovery began.
reviewed(service) := min({i |
	some i in places(service)
	input.assessments[i].phase == "discovery"
	input.assessments[i].status != "booked"
	dates.past(input.assessments[i].held_on_day)
	input.assessments[i].held_on_day >= begun(service)
})
