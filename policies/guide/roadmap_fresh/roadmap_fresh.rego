# METADATA
# title: The roadmap is kept up to date
# description: >-
#   A roadmap helps only while it is true. Somebody goes through it at least every
#   three months and dates that. The number of days is our default.
# custom:
#   clauses: [DG-MNT-2, DS-3-G3, DS-3-A3]
#   judges: group
#   remedy: Go through the roadmap and put the day in `roadmap.reviewed`.
package dgcheck.rules.guide.roadmap_fresh

import data.dgcheck.lib.fresh

results contains object.union(
	{"subject": "group", "at": ["roadmap", "reviewed"]},
	fresh.judged("The roadmap", input.roadmap.reviewed_day, data.params.fresh.roadmap),
)
