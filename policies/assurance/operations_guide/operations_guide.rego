# METADATA
# title: A service that goes live has an operations guide
# description: >-
#   The guide tells those who run a service what it is made of and how it is supported. It
#   is there by the time the service goes live; services that were live before moves are
#   looked at are not asked.
# custom:
#   clauses: [AS-OSR-2]
#   judges: services
#   remedy: Write the guide and give its address as `operations_guide` in the service's entry under `readiness`; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.operations_guide

import data.dgcheck.lib.ahead
import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

results contains object.union(
	{
		"subject": service.subject,
		"at": ["services", i, "phases"],
		"rests_on": array.concat(
			[["group", "assess_from"]],
			[["readiness", place] | some place in places(service)],
		),
	},
	judged(service),
) if {
	some i, service in input.services
}

judged(service) := {"verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"verdict": "not-applicable", "because": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {
	"at": ["readiness", min(guides(service)), "operations_guide"],
	"verdict": "pass",
	"because": $"{service.called} has an operations guide.",
} if {
	count(guides(service)) > 0
} else := {"verdict": "not-applicable", "because": $"{service.called} has not reached public beta."} if {
	not phases.current(service) in {"public-beta", "live"}
} else := {
	"verdict": "not-applicable",
	"because": $"{service.called} went live on {dates.on(phases.since(service))}, before this is looked at.",
} if {
	phases.live(service)
	phases.since(service) < assessed.assess_from
} else := {
	"verdict": "not-due",
	"because": $"{service.called} has no operations guide yet. It is needed before the service goes live, which is planned for {dates.on(planned.day)}.",
	"due": dates.iso(planned.day),
} if {
	not phases.live(service)
	planned := ahead.move(service)
	dates.later(planned.day)
} else := {"verdict": "not-due", "because": $"{service.called} has no operations guide yet. It is needed before the service goes live."} if {
	not phases.live(service)
} else := {
	"at": ["group", "founded"],
	"verdict": "not-assessed",
	"because": $"{service.called} is live and we could not find an operations guide. The group does not say when it was founded, so we cannot tell whether that was before this is looked at.",
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
} if {
	assessed.undated
} else := {
	"verdict": "fail",
	"because": $"{service.called} went live on {dates.on(phases.since(service))}, but we could not find an operations guide for it.",
}

places(service) := object.get(index.readiness, service.id, set())

guides(service) := {i | some i in places(service); input.readiness[i].operations_guide != ""}
