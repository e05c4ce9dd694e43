# METADATA
# title: The centre's business reviews take place
# description: >-
#   The centre goes through the digital priorities of a group once a quarter, half-year
#   or year, with digital and finance in the chair together. A review of any quarter of
#   the time counts. Only quarters are asked for that the group was there for from the
#   start. That a
#   review is held within 42 days is our default; one that was held later still counts.
#   Who the two chairs are is not judged.
# custom:
#   clauses: [CD-QBR-1, CD-QBR-2]
#   judges: quarters
#   asked: quarters
#   at: spend_reviews
#   remedy: "Hold the review, and add an entry to `spend_reviews` with `kind: qbr`, its `quarter`, `held_on` and the two posts that led it in `chairs`, each with a `role`."
package dgcheck.rules.central.quarterly_review

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.posts
import data.dgcheck.lib.quarters

results := {quarter.quarter: said(quarter) | some quarter in quarters.asked}

result := {"not-applicable": "No quarter that the group was there for from its start is over yet."} if {
	count(quarters.asked) == 0
}

# quarters_each is the number of quarters that one review covers.
quarters_each := {"quarter": 1, "half-year": 2, "year": 4}[data.params.qbr.every]

# number returns the position of a quarter in the financial year, 1 to 4.
number(quarter) := to_number(substring(quarter.quarter, 9, 1))

labelled := {quarter.quarter: quarter | some quarter in data.calendar.quarters}

# spanned returns the quarters that a review covers if this one is the last of them.
# It has only quarters in which the group existed from the start.
spanned(quarter) := [labelled[label] |
	some n in [1, 2, 3, 4]
	n > number(quarter) - quarters_each
	n <= number(quarter)
	label := $"{substring(quarter.quarter, 0, 9)}{n}"
	labelled[label].first_day >= quarters.since
]

said(quarter) := {"not-applicable": $"The centre reviews once a {data.params.qbr.every}, so {quarter.name} is looked at together with what follows."} if {
	number(quarter) % quarters_each != 0
} else := judged(object.union(quarter, {
	"name": $"{split(all_of[0].name, " to ")[0]}{year_of(all_of[0], quarter)} to {split(quarter.name, " to ")[1]}",
	"labels": [part.quarter | some part in all_of],
})) if {
	all_of := spanned(quarter)
}

# year_of returns the year of the first month if the last month is in another year.
year_of(first, last) := $" {substring(first.first, 0, 4)}" if {
	substring(first.first, 0, 4) != substring(last.last, 0, 4)
} else := ""

judged(quarter) := conditions.weighed(one_chair(quarter, place), {
	"pass": $"The review of {quarter.name} was held on {dates.on(day)}{late(day, last_day(quarter))}.",
	"at": ["spend_reviews", place],
}) if {
	[day, place] := min(held(quarter))
} else := {"not-due": $"The review of {quarter.name} is to be held by {dates.on(last_day(quarter))}.", "due": dates.iso(last_day(quarter))} if {
	dates.today <= last_day(quarter)
} else := {
	"fail": $"The review of {quarter.name} does not say when it was held.",
	"at": ["spend_reviews", min(undated(quarter)), "held_on"],
	"remedy": "Put the day of the review in `held_on`.",
	"due": dates.iso(last_day(quarter)),
} if {
	count(undated(quarter)) > 0
} else := {
	"fail": $"We could not find a business review of {quarter.name}; it was due by {dates.on(last_day(quarter))}.{another(quarter)}",
	"due": dates.iso(last_day(quarter)),
	"rests_on": [["spend_reviews", i] | some i in array.concat(within(quarter), places(""))],
}

last_day(quarter) := quarter.last_day + data.params.review.grace_days

late(day, last) := $"; it was due by {dates.on(last)}" if {
	day > last
} else := ""

# of has the indexes of the reviews of each quarter, of both kinds. If the kind of a
# review could not be read, it may be either.
of := {quarter: found |
	some quarter in {review.quarter | some review in input.spend_reviews}
	found := [i | some i; input.spend_reviews[i].quarter == quarter]
}

places(quarter) := object.get(of, quarter, [])

# within returns the indexes of all reviews of the quarters that one review covers.
within(quarter) := [i | some label in quarter.labels; some i in places(label)]

business(quarter) := [i | some i in within(quarter); input.spend_reviews[i].kind == "qbr"]

held(quarter) := {[input.spend_reviews[i].held_on_day, i] |
	some i in business(quarter)
	dates.past(input.spend_reviews[i].held_on_day)
}

# another returns a sentence that says why the declared review does not count here.
another(quarter) := " The review that is declared for it is one of spending." if {
	some i in within(quarter)
	input.spend_reviews[i].kind == "spend"
} else := ""

undated(quarter) := [i | some i in business(quarter); not dates.given(input.spend_reviews[i].held_on_day)]

one_chair(quarter, place) := [{
	"clause": "CD-QBR-2",
	"fail": $"The review of {quarter.name} was held, but {names[count(chairs)]}.",
	"at": ["spend_reviews", place, "chairs"],
	"remedy": "List in `chairs` of the review the two posts that led it, for digital and for finance, each with a `role`.",
}] if {
	chairs := [chair | some chair in input.spend_reviews[place].chairs; posts.named(chair)]
	count(chairs) < 2
} else := []

names := ["does not say who chaired it", "names only one chair"]
