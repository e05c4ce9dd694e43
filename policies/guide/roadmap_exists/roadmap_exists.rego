# METADATA
# title: The group has a strategic roadmap
# description: >-
#   A strategic roadmap shows what the group will do and in which order. It is
#   declared here item by item, or linked to where it is kept.
# custom:
#   clauses: [DG-MNT-2, DG-DIR-7]
#   judges: group
#   remedy: List the items under `roadmap.items`, each with an `id`, a `title`, a `horizon`, its `outcomes` and what shows in `evidence` that it is worth doing; or give the address of a roadmap kept elsewhere in `roadmap.url`.
package dgcheck.rules.guide.roadmap_exists

results contains object.union({"subject": "group", "at": ["roadmap"]}, judged)

judged := {"verdict": "pass", "because": $"Items on the roadmap: {count(input.roadmap.items)}."} if {
	count(input.roadmap.items) > 0
} else := {"verdict": "pass", "because": "The roadmap is kept elsewhere and linked."} if {
	input.roadmap.url != ""
} else := {"verdict": "fail", "because": "We could not find a strategic roadmap."}
