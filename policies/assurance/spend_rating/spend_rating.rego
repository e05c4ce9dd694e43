# METADATA
# title: Spending of a reviewed quarter is rated
# description: >-
#   The quarterly review gives each piece of spending of the quarter a colour: red to
#   control it, amber to watch it, green to be content. The colours decide which
#   spending needs approval next.
# custom:
#   clauses: [AS-SPC-9]
#   judges: spend
#   at: review_rating
#   remedy: "Put the colour the review gave into `review_rating` of the spending: red, amber or green."
package dgcheck.rules.assurance.spend_rating

import data.dgcheck.lib.dates
import data.dgcheck.lib.posture

results := {i: judged(spent, i) | some i, spent in input.spend}

judged(spent, i) := {"pass": ""} if {
	spent.review_rating != ""
} else := {"not-assessed": $"{spent.called} does not say when it was committed, so we cannot tell which review looked at it.", "at": ["committed_on"]} if {
	not dates.given(spent.committed_on_day)
} else := {
	"fail": $"{spent.called} belongs to the spending reviewed on {dates.on(day)}, but does not say how it was rated.",
	"rests_on": [["spend_reviews", place]],
} if {
	[day, place] := max(posture.held(posture.labels[i]))
	spent.committed_on_day <= day
} else := {"not-applicable": $"{spent.called} has not been looked at in a quarterly review yet."}
