# METADATA
# title: Every service names its owner
# description: >-
#   A service is answerable to one named post, with a role and a mailbox that reach
#   it. The guide describes this; that it is a minimum is our reading. A new service
#   has 60 days to name its owner.
# custom:
#   clauses: [DG-OWN-3, DS-2-G2, DS-2-A2, ST-G-6]
#   judges: services
#   at: owner
#   remedy: Name one post as `owner` of the service, with a `role` and an `email`.
package dgcheck.rules.guide.service_owner_named

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"pass": $"{service.called} is owned by {service.owner.role}."} if {
	posts.accountable(service.owner)
} else := {"not-due": $"{service.called} is new and has no accountable owner yet: {posts.lacking(service.owner)}.", "due": dates.iso(last)} if {
	last := phases.settling(service)
} else := {"fail": $"{service.called} has no accountable owner: {posts.lacking(service.owner)}.", "remedy": with_person} if {
	data.params.owners.require_person == true
} else := {"fail": $"{service.called} has no accountable owner: {posts.lacking(service.owner)}."}

# with_person is the remedy if the organisation also requires a person's name.
with_person := "Name one post as `owner` of the service, with a `role`, an `email` and a `person`."
