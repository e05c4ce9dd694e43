# METADATA
# title: The roadmap has an owner
# description: >-
#   One post keeps the strategic roadmap up to date and lines the services' own
#   roadmaps up with it.
# custom:
#   clauses: [GM-0-3]
#   judges: group
#   at: roadmap.owner
#   remedy: Name the post that keeps the roadmap in `roadmap.owner`, with a `role` and an `email`.
package dgcheck.rules.governance.roadmap_owner

import data.dgcheck.lib.posts

result := {"pass": $"The roadmap is kept by {input.roadmap.owner.role}."} if {
	posts.named(input.roadmap.owner)
} else := {"fail": $"The roadmap has {input.roadmap.owner.count} owners; name one post."} if {
	input.roadmap.owner.count > 1
} else := {"fail": "The roadmap does not say who keeps it."}
