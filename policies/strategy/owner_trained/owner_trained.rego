# METADATA
# title: Owners of priority services are trained for the role
# description: >-
#   Owning a service is a skill. The owner of a priority service has been trained for
#   it. The strategy meant this for 2025 and for the whole department; here it is only
#   asked whether it is so now.
# custom:
#   clauses: [ST-M1-7, ST-M5-4]
#   judges: services
#   remedy: Have the owner trained, and put the day in `trained_on` of the service's `owner`.
package dgcheck.rules.strategy.owner_trained

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "owner", "trained_on"]},
	judged(service, i),
) if {
	some i, service in input.services
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not in use or being made.",
} if {
	phases.current(service) in {"", "retired"}
} else := {
	"at": ["services", i, "priority"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not said to be a priority service.",
} if {
	not asked(service)
} else := {
	"at": ["services", i, "owner"],
	"verdict": "not-assessed",
	"because": $"{service.called} has no single owner yet, so we cannot tell whether its owner is trained.",
	"remedy": "Name one post in `owner` of the service.",
} if {
	not posts.named(service.owner)
} else := {
	"verdict": "not-assessed",
	"because": $"The owner of {service.called} was trained on {dates.on(service.owner.trained_on_day)}, which is after the day we judge.",
} if {
	dates.later(service.owner.trained_on_day)
} else := {"verdict": "pass", "because": $"The owner of {service.called} was trained on {dates.on(service.owner.trained_on_day)}."} if {
	dates.given(service.owner.trained_on_day)
} else := {
	"verdict": "not-due",
	"because": $"{service.called} is new; train its owner by {dates.on(last)}.",
	"due": dates.iso(last),
} if {
	last := phases.settling(service)
} else := {"verdict": "fail", "because": $"{service.called} is a priority service, but does not say when its owner was trained."}

asked(service) if service.priority == true
