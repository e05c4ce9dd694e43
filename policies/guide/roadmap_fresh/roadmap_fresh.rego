# METADATA
# title: The roadmap is kept up to date
# description: >-
#   A roadmap helps only while it is true. Somebody goes through it at least every
#   three months and dates that. The delivery group standards hold a group to the
#   rhythm it has set itself, monthly or quarterly; without one, to quarterly. The
#   numbers of days are our defaults. A change of the roadmap that its history shows
#   counts as going through it on that day.
# custom:
#   clauses: [DG-MNT-2, DS-3-G3, DS-3-A3]
#   judges: group
#   evidence: history
#   at: roadmap.reviewed
#   remedy: Go through the roadmap and put the day in `roadmap.reviewed`.
package dgcheck.rules.guide.roadmap_fresh

import data.dgcheck.lib.clauses
import data.dgcheck.lib.fresh

result := fresh.gone_through(what, ["roadmap"], input.roadmap.reviewed_day, {
	"warn_days": stricter_days,
	"error_days": data.params.fresh.roadmap.error_days,
})

what := "The roadmap, which the group means to review every month," if {
	clauses.asked("DS-3-G3")
	input.roadmap.review_every == "monthly"
} else := "The roadmap"

# rhythm is the number of days that the standards allow between reviews.
rhythm := data.params.fresh.roadmap_monthly_days if {
	input.roadmap.review_every == "monthly"
} else := data.params.fresh.roadmap_quarterly_days

# stricter_days is the smaller number of days of those that the guide and the standards allow.
stricter_days := min(array.concat(
	[data.params.fresh.roadmap.warn_days | clauses.asked("DG-MNT-2")],
	[rhythm | clauses.asked("DS-3-G3")],
))
