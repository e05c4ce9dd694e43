# METADATA
# title: Each service has its own roadmap
# description: >-
#   The group's roadmap shows the direction, and a more detailed one for each service
#   shows the steps. A service from alpha to live says where its roadmap is. Whether
#   the link works is not looked at.
# custom:
#   clauses: [DG-DIR-8]
#   judges: services
#   at: roadmap_url
#   remedy: Put the address of the service's roadmap in `roadmap_url`; a project board or a page in a repository will do.
package dgcheck.rules.guide.service_roadmaps_linked

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not between alpha and live.", "at": ["phases"]} if {
	not phases.current(service) in {"alpha", "private-beta", "public-beta", "live"}
} else := {"pass": $"{service.called} has its own roadmap."} if {
	service.roadmap_url != ""
} else := {"fail": $"We could not find a roadmap of {service.called}."}
