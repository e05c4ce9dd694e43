# METADATA
# title: Every service names its owner
# description: >-
#   A service is answerable to one named post, with a role and a mailbox that reach
#   it. The guide describes this; that it is a minimum is our reading. A new service
#   has 60 days to name its owner.
# custom:
#   clauses: [DG-OWN-3, DS-2-G2, DS-2-A2, ST-G-6]
#   judges: services
#   remedy: Name one post as `owner` of the service, with a `role` and an `email`.
package dgcheck.rules.guide.service_owner_named

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results contains object.union({"subject": service.subject, "at": ["services", i, "owner"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"verdict": "pass", "because": $"{service.called} is owned by {service.owner.role}."} if {
	posts.accountable(service.owner)
} else := {
	"verdict": "not-due",
	"because": $"{service.called} is new and has no accountable owner yet: {posts.lacking(service.owner)}.",
	"due": dates.iso(last),
} if {
	last := phases.settling(service)
} else := object.union(
	{"verdict": "fail", "because": $"{service.called} has no accountable owner: {posts.lacking(service.owner)}."},
	with_person,
)

# with_person is what to do where the organisation asks for a person's name too.
default with_person := {}

with_person := {"remedy": "Name one post as `owner` of the service, with a `role`, an `email` and a `person`."} if {
	data.params.owners.require_person == true
}
