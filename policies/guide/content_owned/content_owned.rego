# METADATA
# title: Somebody looks after the content of each service
# description: >-
#   Words and pages go out of date. One post owns the content of a service in public
#   beta or live, and goes through all of it now and then: within 365 days, which is
#   our default. A service that has just become public has as long for the first time.
# custom:
#   clauses: [DG-OWN-8]
#   judges: services
#   remedy: Name the post under `content.owner` of the service, with a `role` and an `email`.
package dgcheck.rules.guide.content_owned

import data.dgcheck.lib.ages
import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results contains object.union({"subject": service.subject, "at": ["services", i, "content"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is neither in public beta nor live.",
} if {
	not phases.current(service) in public
} else := conditions.judged(
	array.concat(owner(service, i), audit(service, i)),
	object.union(
		{"verdict": "pass", "because": $"The content of {service.called} is owned by {service.content.owner.role}."},
		ages.due(service.content.last_audit_day, limit),
	),
)

public := {"public-beta", "live"}

limit := data.params.fresh.content_days

owner(service, i) := [] if {
	posts.named(service.content.owner)
} else := [{
	"clause": "DG-OWN-8",
	"verdict": "fail",
	"at": ["services", i, "content", "owner"],
	"because": $"Nobody is named who looks after the content of {service.called}.",
	"remedy": "Name the post under `content.owner` of the service, with a `role` and an `email`.",
}]

audit(service, i) := [object.union(finding, {
	"clause": "DG-OWN-8",
	"severity": "info",
	"at": ["services", i, "content", "last_audit"],
	"remedy": "Go through the content and put the day in `content.last_audit` of the service.",
}) |
	some finding in ages.found(service.content.last_audit_day, limit, phases.unbroken_since(service, public), {
		"last": $"The content of {service.called} was last gone through",
		"never": $"{service.called} does not say when its content was last gone through.",
	})
]
