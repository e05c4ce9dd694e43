# METADATA
# title: How long ago something was done
# description: >-
#   What is done again and again, such as an audit or a review, is in order while
#   the last time is recent enough. What has just become due has as long for its
#   first time.
package dgcheck.lib.ages

import data.dgcheck.lib.dates

# doubts returns the fault of the day on which something was last done: a list with
# at most one finding, without its clause. `limit` is how many days ago it may be.
# `since` is the day from which it is required, or null if it always is. `said` has
# two texts: `never` is the sentence if it was never done, and `last` begins the
# sentence about when it was last done.
doubts(day, limit, _, said) := [] if {
	dates.past(day)
	dates.today - day <= limit
} else := [{"fail": $"{said.last} on {dates.on(day)}, {dates.days_ago(day)}.", "due": again(day, limit)}] if {
	dates.past(day)
} else := [{"not-assessed": $"{said.last} on {dates.on(day)}, which is after the day we judge."}] if {
	dates.later(day)
}

doubts(day, limit, since, said) := [{"not-due": $"{said.never} This is due by {dates.on(since + limit)}.", "due": again(since, limit)}] if {
	not dates.given(day)
	dates.given(since)
	dates.today <= since + limit
} else := [{"fail": said.never}] if {
	not dates.given(day)
}

# again returns the day by which something last done on `day` has to be done again, or "".
again(day, limit) := dates.iso(day + limit) if {
	dates.given(day)
} else := ""
