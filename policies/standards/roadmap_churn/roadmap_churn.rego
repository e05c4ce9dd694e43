# METADATA
# title: Changes of the roadmap have their reasons
# description: >-
#   A roadmap that is rearranged often, without anybody knowing why, steers nobody.
#   When there are many changes within a month, each says why. How often it changed
#   we only know from the changes that are noted; how many are many is our default.
# custom:
#   clauses: [DS-3-A4]
#   judges: group
#   at: roadmap.changes
#   remedy: Add a `reason` to each of the recent entries of `roadmap.changes`.
package dgcheck.rules.standards.roadmap_churn

import data.dgcheck.lib.dates

result := {"not-assessed": "How often the roadmap changes stands in its history, which cannot be read from here, and no changes are noted."} if {
	not "roadmap/changes" in input.written
} else := {
	"fail": $"The roadmap changed {count(recent)} times in the last {data.params.roadmap.churn_days} days; changes that do not say why: {count(silent)}.",
	"at": ["roadmap", "changes", silent[0]],
} if {
	count(recent) > data.params.roadmap.churn_changes
	count(silent) > 0
} else := {"pass": $"Changes noted in the last {data.params.roadmap.churn_days} days: {count(recent)}.", "rests_on": undated}

recent := [i |
	some i, change in input.roadmap.changes
	dates.between(change.date_day, dates.today - data.params.roadmap.churn_days, dates.today)
]

# undated are the changes whose day cannot be read.
undated := [["roadmap", "changes", i] | some i, change in input.roadmap.changes; not dates.given(change.date_day)]

silent := [i | some i in recent; input.roadmap.changes[i].reason == ""]
