# METADATA
# title: Somebody looks after the content of each service
# description: >-
#   Words and pages go out of date. One post owns the content of a service in public
#   beta or live, and goes through all of it now and then: within 365 days, which is
#   our default. A service that has just become public has as long for the first time.
# custom:
#   clauses: [DG-OWN-8]
#   judges: services
#   at: content
#   remedy: Name the post under `content.owner` of the service, with a `role` and an `email`.
package dgcheck.rules.guide.content_owned

import data.dgcheck.lib.ages
import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is neither in public beta nor live.", "at": ["phases"]} if {
	not phases.current(service) in public
} else := conditions.weighed(
	array.concat(owner(service), audit(service)),
	{
		"pass": $"The content of {service.called} is owned by {service.content.owner.role}.",
		"due": ages.again(service.content.last_audit_day, limit),
	},
)

public := {"public-beta", "live"}

limit := data.params.fresh.content_days

owner(service) := [] if {
	posts.named(service.content.owner)
} else := [{
	"clause": "DG-OWN-8",
	"fail": $"Nobody is named who looks after the content of {service.called}.",
	"at": ["content", "owner"],
	"remedy": "Name the post under `content.owner` of the service, with a `role` and an `email`.",
}]

audit(service) := [object.union(finding, {
	"clause": "DG-OWN-8",
	"severity": "info",
	"at": ["content", "last_audit"],
	"remedy": "Go through the content and put the day in `content.last_audit` of the service.",
}) |
	some finding in ages.doubts(service.content.last_audit_day, limit, phases.unbroken_since(service, public), {
		"last": $"The content of {service.called} was last gone through",
		"never": $"{service.called} does not say when its content was last gone through.",
	})
]
