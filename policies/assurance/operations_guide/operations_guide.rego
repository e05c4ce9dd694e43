# METADATA
# title: A service that goes live has an operations guide
# description: >-
#   The guide tells those who run a service what it is made of and how it is supported. It
#   is there by the time the service goes live; services that were live before moves are
#   looked at are not asked.
# custom:
#   clauses: [AS-OSR-2]
#   judges: services
#   at: phases
#   remedy: Write the guide and give its address as `operations_guide` in the service's entry under `readiness`; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.operations_guide

import data.dgcheck.lib.ahead
import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service)}) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"pass": $"{service.called} has an operations guide.", "place": ["readiness", min(guides(service)), "operations_guide"]} if {
	count(guides(service)) > 0
} else := {"not-applicable": $"{service.called} has not reached public beta."} if {
	not phases.current(service) in {"public-beta", "live"}
} else := {"not-applicable": $"{service.called} went live on {dates.on(phases.since(service))}, before this is looked at."} if {
	phases.live(service)
	phases.since(service) < assessed.assess_from
} else := {
	"not-due": $"{service.called} has no operations guide yet. It is needed before the service goes live, which is planned for {dates.on(planned.day)}.",
	"due": dates.iso(planned.day),
} if {
	not phases.live(service)
	planned := ahead.move(service)
	dates.later(planned.day)
} else := {"not-due": $"{service.called} has no operations guide yet. It is needed before the service goes live."} if {
	not phases.live(service)
} else := assessed.unplaced($"{service.called} is live and we could not find an operations guide", "that was before this is looked at") if {
	assessed.undated
} else := {"fail": $"{service.called} went live on {dates.on(phases.since(service))}, but we could not find an operations guide for it."}

rests_on(service) := array.concat([["group", "assess_from"]], [["readiness", place] | some place in places(service)])

places(service) := object.get(index.readiness, service.id, set())

guides(service) := {i | some i in places(service); input.readiness[i].operations_guide != ""}
