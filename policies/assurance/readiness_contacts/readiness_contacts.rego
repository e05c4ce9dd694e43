# METADATA
# title: The group says who prepares its services for live running and who looks after them there
# description: >-
#   From private beta on, one post prepares services for live running; once a service is
#   live, one post looks after it there. Others need their role and mailbox.
# custom:
#   clauses: [AS-OSR-5, AS-OSR-6]
#   judges: group
#   at: group.contacts
#   remedy: Give the post's `role` and `email` under `group.contacts`.
package dgcheck.rules.assurance.readiness_contacts

import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

result := {"not-applicable": "No service has reached private beta.", "at": ["services"]} if {
	count(opened) == 0
} else := conditions.weighed(findings, {"pass": "The posts that prepare and look after services are named."})

findings := array.concat(
	[{
		"clause": "AS-OSR-5",
		"fail": $"The group does not say who prepares its services for live running: {posts.lacking(preparing)}.",
		"at": ["group", "contacts", "service_readiness_manager"],
		"remedy": "Give `role` and `email` of the operational service readiness manager as `service_readiness_manager` under `group.contacts`.",
	} |
		not reachable(preparing)
	],
	[{
		"clause": "AS-OSR-6",
		"fail": $"The group does not say who looks after its live services: {posts.lacking(running)}.",
		"at": ["group", "contacts", "live_services_manager"],
		"remedy": "Give `role` and `email` of the live services manager as `live_services_manager` under `group.contacts`.",
	} |
		"live" in opened
		not reachable(running)
	],
)

preparing := input.group.contacts.service_readiness_manager

running := input.group.contacts.live_services_manager

reachable(post) if {
	posts.named(post)
	post.email != ""
}

# opened has the phases of services, from private beta on.
opened := {phase | some service in input.services; phase := phases.current(service); phase in phases.open}
