# METADATA
# title: Changes of the roadmap have their reasons
# description: >-
#   A roadmap that is rearranged often, without anybody knowing why, steers nobody.
#   When there are many changes within a month, each says why. How often it changed
#   we know from the changes that are noted and from the history of the files; how many
#   are many is our default.
# custom:
#   clauses: [DS-3-A4]
#   judges: group
#   evidence: history
#   at: roadmap.changes
#   remedy: Add a `reason` to each of the recent entries of `roadmap.changes`.
package dgcheck.rules.standards.roadmap_churn

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.history

result := {
	"fail": $"The roadmap changed {count(recent)} times in the last {data.params.roadmap.churn_days} days; changes that do not say why: {count(silent)}.",
	"at": ["roadmap", "changes", silent[0]],
} if {
	count(recent) > data.params.roadmap.churn_changes
	count(silent) > 0
} else := {"pass": $"Changes noted in the last {data.params.roadmap.churn_days} days: {count(recent)}.{beside}", "rests_on": undated} if {
	"roadmap/changes" in input.written
} else := {"not-assessed": "How often the roadmap changes stands in its history, which was not looked at, and no changes are noted; `dgcheck check --history` looks at it."} if {
	looked == "not-asked"
} else := {
	"fail": $"The roadmap changed on {count(seen)} days of the last {data.params.roadmap.churn_days}, and nothing says why.",
	"remedy": "Add each of these changes to `roadmap.changes` with its `date` and `reason`.",
} if {
	count(seen) > data.params.roadmap.churn_changes
} else := {"not-assessed": $"No changes of the roadmap are noted. {history.unlooked}"} if {
	looked == "incomplete"
} else := {"pass": $"Seen: the roadmap changed on {count(seen)} days of the last {data.params.roadmap.churn_days}."}

# seen has the days on which the history shows a change.
seen := {fact.seen_day | some fact in evidence.within(["roadmap"], "changed", since, dates.today)}

beside := $" Seen: changes on {count(seen)} days." if {
	count(seen) > 0
} else := $" {history.unlooked}" if {
	looked == "incomplete"
} else := ""

since := dates.today - data.params.roadmap.churn_days

looked := history.looked(since, dates.today)

recent := [i |
	some i, change in input.roadmap.changes
	dates.between(change.date_day, since, dates.today)
]

# undated has the paths of changes whose day cannot be read.
undated := [["roadmap", "changes", i] | some i, change in input.roadmap.changes; not dates.given(change.date_day)]

silent := [i | some i in recent; input.roadmap.changes[i].reason == ""]
