# METADATA
# title: Which spending needs approval
# description: >-
#   What the quarterly reviews of spending found decides which spending goes to a
#   board from then on: all of it, that of high or medium risk, or that of high
#   risk. A quarter counts from the day its review was held; one in which nothing
#   was rated leaves things as they were. That spending of high risk goes to a
#   board even after a quarter without a red or an amber is our reading.
package dgcheck.lib.posture

import data.dgcheck.lib.dates
import data.dgcheck.lib.quarters

# labels has the quarter in which each entry of input.spend was committed, in the
# same order. It is empty if the entry has no day.
labels := [label(spent) | some spent in input.spend]

label(spent) := quarters.of(spent.committed_on) if {
	dates.given(spent.committed_on_day)
} else := ""

# committed has the spending of each quarter, as indexes in input.spend.
committed := {quarter: places |
	some quarter in {label | some label in labels}
	places := {i | some i; labels[i] == quarter}
}

# spent returns the spending of a quarter, as indexes in input.spend.
spent(quarter) := object.get(committed, quarter, set())

# reviews of spending by quarter, held or not, as indexes in
# input.spend_reviews.
reviews := {quarter: places |
	some quarter in {review.quarter | some review in input.spend_reviews}
	places := {i | some i; input.spend_reviews[i].quarter == quarter; input.spend_reviews[i].kind != "qbr"}
}

# held returns the days on which reviews of a quarter's spending were held, each
# with the index of the review.
held(quarter) := {[input.spend_reviews[i].held_on_day, i] |
	some i in object.get(reviews, quarter, set())
	dates.past(input.spend_reviews[i].held_on_day)
}

# rated has the quarters that are over, were reviewed and have a rating of at least
# one entry of spending, oldest first. Each has the number of reds and ambers, the
# day from which these are known, and the posture that follows.
rated := [counted |
	some quarter in data.calendar.quarters
	quarter.closed
	reviewed := held(quarter.quarter)
	count(reviewed) > 0
	colours := [input.spend[i].review_rating | some i in spent(quarter.quarter); input.spend[i].review_rating != ""]
	count(colours) > 0
	red := count([1 | some colour in colours; colour == "red"])
	amber := count([1 | some colour in colours; colour == "amber"])
	[known, place] := min(reviewed)
	counted := {
		"quarter": quarter.quarter,
		"name": quarter.name,
		"red": red,
		"amber": amber,
		"green": (count(colours) - red) - amber,
		"known_day": known,
		"review": place,
		"posture": following(red, amber),
	}
]

# following returns the posture that follows from the numbers of reds and ambers.
following(red, _) := "all" if {
	red > 0
}

following(red, amber) := "all" if {
	red == 0
	amber > data.params.spend.amber_limit
}

following(red, amber) := "high-medium" if {
	red == 0
	amber > 0
	amber <= data.params.spend.amber_limit
}

following(0, 0) := "high-only"

# on returns the `posture` on a day (all, high-medium, high-only or unknown), the
# reason as `because`, and the `quarter` that decides it, which is empty if unknown.
on(day) := {"posture": latest.posture, "quarter": latest.quarter, "review": latest.review, "because": reason(latest)} if {
	known := [counted | some counted in rated; counted.known_day <= day]
	latest := known[count(known) - 1]
} else := {"posture": "unknown", "quarter": "", "because": $"A review of spending was held by {dates.on(day)}, but none of the spending it looked at says how it was rated."} if {
	some quarter, _ in reviews
	some [held_day, _] in held(quarter)
	held_day <= day
} else := {"posture": "unknown", "quarter": "", "because": $"No review of spending had been held by {dates.on(day)}."}

# current is the posture today.
current := on(dates.today)

reason(latest) := $"{finding(latest)}, so {consequence[latest.posture]}."

finding(latest) := $"{pieces(latest.red, latest.name)} rated red" if {
	latest.red > 0
} else := $"{pieces(latest.amber, latest.name)} rated amber and none red" if {
	latest.amber > 0
} else := $"No spending of {latest.name} was rated red or amber"

pieces(1, name) := $"1 piece of spending of {name} was"

pieces(n, name) := $"{n} pieces of spending of {name} were" if n != 1

consequence := {
	"all": "all spending needs a board's approval",
	"high-medium": "spending of high or medium risk needs a board's approval",
	"high-only": "only spending of high risk needs a board's approval",
}

risks := {
	"all": {"high", "medium", "low", ""},
	"high-medium": {"high", "medium"},
	"high-only": {"high"},
}

# of(item) is the posture that applied when the spending was committed. If it is only
# planned, it is the posture that applies today.
of(item) := on(min({item.committed_on_day, dates.today})) if dates.given(item.committed_on_day)

# asked is true if an entry of spending needs approval, and free if it needs none.
# If neither is true, it is not known.
asked(item) if item.risk in risks[of(item).posture]

free(item) if {
	item.risk != ""
	risks[of(item).posture]
	not asked(item)
}

# approved is true if an approval of the entry is declared and is not dated in the future.
approved(item) if {
	some key in ["board", "ref", "forum", "approved_on"]
	item.approval[key] != ""
	not dates.later(item.approval.approved_on_day)
}
