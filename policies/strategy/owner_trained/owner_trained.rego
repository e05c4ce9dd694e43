# METADATA
# title: Owners of priority services are trained for the role
# description: >-
#   Owning a service is a skill. The owner of a priority service has been trained for
#   it. The strategy meant this for 2025 and for the whole department; here it is only
#   asked whether it is so now.
# custom:
#   clauses: [ST-M1-7, ST-M5-4]
#   judges: services
#   at: owner.trained_on
#   remedy: Have the owner trained, and put the day in `trained_on` of the service's `owner`.
package dgcheck.rules.strategy.owner_trained

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not in use or being made.", "at": ["phases"]} if {
	phases.current(service) in {"", "retired"}
} else := {"not-applicable": $"{service.called} is not said to be a priority service.", "at": ["priority"]} if {
	not asked(service)
} else := {
	"not-assessed": $"{service.called} has no single owner yet, so we cannot tell whether its owner is trained.",
	"at": ["owner"],
	"remedy": "Name one post in `owner` of the service.",
} if {
	not posts.named(service.owner)
} else := {"not-assessed": $"The owner of {service.called} was trained on {dates.on(service.owner.trained_on_day)}, which is after the day we judge."} if {
	dates.later(service.owner.trained_on_day)
} else := {"pass": $"The owner of {service.called} was trained on {dates.on(service.owner.trained_on_day)}."} if {
	dates.given(service.owner.trained_on_day)
} else := {"not-due": $"{service.called} is new; train its owner by {dates.on(last)}.", "due": dates.iso(last)} if {
	last := phases.settling(service)
} else := {"fail": $"{service.called} is a priority service, but does not say when its owner was trained."}

asked(service) if service.priority == true
