# METADATA
# title: A service makes its preparations for running in the phase they belong to
# description: >-
#   Private beta, public beta and the time before going live each have preparations for
#   running and supporting a service. An open one is a remark while the service is in the
#   phase, and a warning once it has left it. Phases left before moves are looked at are not
#   asked about.
# custom:
#   clauses: [AS-OSR-9, AS-OSR-10, AS-OSR-11, AS-OSR-12, AS-OSR-13, AS-OSR-14, AS-OSR-15, AS-OSR-16, AS-OSR-17, AS-OSR-18, AS-OSR-19]
#   judges: services
#   at: phases
#   remedy: Finish each preparation and enter it in `checklist` of the service's entry under `readiness` as done, with its day, or as not-applicable; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.readiness_checklist

import data.dgcheck.lib.assessed
import data.dgcheck.lib.checklist
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service, i)}) | some i, service in input.services}

rests_on(service, i) := array.concat([["group", "assess_from"], ["services", i]], [path |
	some record in checklist.records(service)
	some path in array.concat(
		[["readiness", record]],
		[["readiness", record, "checklist", item.key] | some item in checklist.open(service)],
	)
])

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} has no preparations to make in the phases we look at."} if {
	count(checklist.asked(service)) == 0
} else := object.union(place(service), conditions.weighed(findings(service), {"pass": $"Nothing is open of the {count(checklist.asked(service))} preparations asked of {service.called} so far."}))

# place returns the path of the checklist, if the service has a record.
place(service) := {"place": ["readiness", min(checklist.records(service)), "checklist"]} if {
	count(checklist.records(service)) > 0
} else := {}

# findings returns a finding for each stage with open items. Its clause is that of
# the first item.
findings(service) := [finding |
	open := [item | some item in checklist.open(service); clauses.asked(item.clause)]
	some stage in checklist.order
	items := [item | some item in open; item.stage == stage]
	count(items) > 0
	finding := object.union({"clause": items[0].clause}, said(service, items))
]

said(service, items) := {
	"not-assessed": $"We could not find {listed(items)}, and the group does not say when it was founded, so we cannot tell whether {service.called} is too old to be asked.",
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
} if {
	items[0].left
	assessed.undated
} else := {"fail": $"{service.called} {past[items[0].stage]} without {listed(items)}."} if {
	items[0].left
} else := {"fail": $"{service.called} still has to prepare {items[0].when}: {listed(items)}.", "severity": "info"}

listed(items) := concat(", ", [item.label | some item in items])

past := {"private-beta": "left private beta", "public-beta": "left public beta", "before-live": "went live"}
