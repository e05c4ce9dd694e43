# METADATA
# title: The group has a strategic roadmap
# description: >-
#   A strategic roadmap shows what the group will do and in which order. It is
#   declared here item by item, or linked to where it is kept.
# custom:
#   clauses: [DG-MNT-2, DG-DIR-7]
#   judges: group
#   at: roadmap
#   remedy: List the items under `roadmap.items`, each with an `id`, a `title`, a `horizon` (now, next or later), its `outcomes` and what shows in `evidence` that it is worth doing; or give the address of a roadmap kept elsewhere in `roadmap.url`.
package dgcheck.rules.guide.roadmap_exists

import data.dgcheck.lib.unread

result := {"pass": $"Items on the roadmap: {readable}."} if {
	readable > 0
} else := {"pass": "The roadmap is kept elsewhere and linked."} if {
	input.roadmap.url != ""
} else := {"not-assessed": "No item on the roadmap can be read until its fault is mended."} if {
	count(input.roadmap.items) > 0
} else := {"fail": "We could not find a strategic roadmap."}

# readable is the number of items that can be read.
readable := count(input.roadmap.items) - count(unread.whole(["roadmap", "items"]))
