# METADATA
# title: Spending is reviewed every quarter
# description: >-
#   Each quarter the group and the spend control team look at the spending together,
#   also when there was none. A review counts as in time for six weeks after the end of
#   its quarter, which is our default; one held later still counts. Quarters that began
#   before the group are not asked for.
# custom:
#   clauses: [AS-SPC-7]
#   judges: quarters
#   asked: quarters
#   at: spend_reviews
#   remedy: Hold the review, put the colour it gave into `review_rating` of the spending of that quarter, and add an entry to `spend_reviews` with its `quarter`, `held_on` and `checks` (`declared`, `aligned` and `tcop`).
package dgcheck.rules.assurance.spend_review_quarterly

import data.dgcheck.lib.dates
import data.dgcheck.lib.posture
import data.dgcheck.lib.quarters

results := {quarter.quarter: judged(quarter) | some quarter in quarters.asked}

result := {"not-applicable": "No quarter that began after the group was founded is over yet.", "at": ["group", "founded"]} if {
	count(quarters.asked) == 0
}

judged(quarter) := {"pass": $"The spending of {quarter.name} was reviewed on {dates.on(day)}{lateness(day, quarter)}.", "at": ["spend_reviews", place, "held_on"]} if {
	[day, place] := min(posture.held(quarter.quarter))
} else := {
	"not-due": $"The review of spending in {quarter.name} is due by {dates.on(last(quarter))}.",
	"rests_on": declared(quarter),
	"due": dates.iso(last(quarter)),
} if {
	dates.today <= last(quarter)
} else := {
	"fail": $"The spending of {quarter.name} was to be reviewed by {dates.on(last(quarter))}, but no review of it is declared as held.",
	"rests_on": declared(quarter),
	"due": dates.iso(last(quarter)),
}

last(quarter) := quarter.last_day + data.params.review.grace_days

lateness(day, quarter) := $", {day - last(quarter)} days late" if {
	day > last(quarter) + 1
} else := ", one day late" if {
	day > last(quarter)
} else := ""

# declared returns the reviews of the quarter that do not count as held, and the
# reviews whose quarter could not be read.
declared(quarter) := [["spend_reviews", i] |
	some i in (object.get(posture.reviews, quarter.quarter, set()) | object.get(posture.reviews, "", set()))
]
