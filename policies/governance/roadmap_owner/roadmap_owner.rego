# METADATA
# title: The roadmap has an owner
# description: >-
#   One post keeps the strategic roadmap up to date and lines the services' own
#   roadmaps up with it.
# custom:
#   clauses: [GM-0-3]
#   judges: group
#   remedy: Name the post that keeps the roadmap in `roadmap.owner`, with a `role` and an `email`.
package dgcheck.rules.governance.roadmap_owner

import data.dgcheck.lib.posts

results contains object.union({"subject": "group", "at": ["roadmap", "owner"]}, judged)

judged := {"verdict": "pass", "because": $"The roadmap is kept by {input.roadmap.owner.role}."} if {
	posts.named(input.roadmap.owner)
} else := {"verdict": "fail", "because": $"The roadmap has {input.roadmap.owner.count} owners; name one post."} if {
	input.roadmap.owner.count > 1
} else := {"verdict": "fail", "because": "The roadmap does not say who keeps it."}
