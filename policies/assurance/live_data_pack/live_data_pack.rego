# METADATA
# title: A service that uses live data has a security pack
# description: >-
#   As soon as a service uses live data, in whatever phase, there is a security assurance
#   pack for it. A service that was live before moves are looked at, and says nothing of
#   live data, is history.
# custom:
#   clauses: [AS-OSR-7]
#   judges: services
#   remedy: Finish the security pack, and give its day as `security_pack_on` in the service's entry under `readiness`; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.live_data_pack

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service, i)}) | some i, service in input.services}

rests_on(service, i) := array.concat(
	array.concat([["services", i]], [["group", "assess_from"] | settled(service)]),
	[["readiness", place] | some place in places(service)],
)

# settled is true if the service was live before moves are judged, and does not say
# whether it uses live data.
settled(service) if {
	service.uses_live_data == null
	phases.live(service)
	phases.since(service) < assessed.assess_from
	count(places(service)) == 0
}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} does not use live data.", "at": ["uses_live_data"]} if {
	service.uses_live_data == false
} else := {"pass": $"{service.called} has a security pack.", "place": ["readiness", min(finished(service)), "security_pack_on"]} if {
	count(finished(service)) > 0
} else := {"not-applicable": $"{service.called} has not reached private beta and does not say that it uses live data."} if {
	service.uses_live_data == null
	not phases.current(service) in phases.open
} else := {
	"not-applicable": $"{service.called} has been live since {dates.on(phases.since(service))}, before this is looked at, and does not say that it uses live data.",
	"at": ["phases"],
} if {
	settled(service)
} else := {
	"not-assessed": $"{service.called} does not say whether it uses live data, so we cannot tell whether it needs a security pack.",
	"at": ["uses_live_data"],
	"remedy": "Add `uses_live_data: true` or `uses_live_data: false` to the service.",
} if {
	service.uses_live_data == null
} else := {"fail": packless(service), "place": ["readiness", min(places(service)), "security_pack_on"]} if {
	count(places(service)) > 0
} else := {"fail": packless(service), "at": ["uses_live_data"]}

packless(service) := $"{service.called} uses live data, but we could not find a finished security pack for it."

places(service) := object.get(index.readiness, service.id, set())

finished(service) := {i | some i in places(service); dates.past(input.readiness[i].security_pack_on_day)}
