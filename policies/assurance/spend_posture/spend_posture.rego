# METADATA
# title: Spending that needs approval has it
# description: >-
#   After a quarter with a red rating, or with more than three ambers, all spending
#   goes to the project approval board; after one to three ambers, that of high or
#   medium risk; after neither, the group assures medium and low risk itself. That
#   high risk still goes to a board then is our reading, and is said without being
#   held against anybody. A quarter in which nothing was rated changes nothing. What was
#   committed in earlier quarters is judged by what was known on its day.
# custom:
#   clauses: [AS-SPC-10, AS-SPC-11, AS-SPC-12]
#   judges: group
#   at: spend
#   remedy: Take the spending to the board, and give its `approval` with `board` and `approved_on` in its entry under `spend`.
package dgcheck.rules.assurance.spend_posture

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.lists
import data.dgcheck.lib.posture
import data.dgcheck.lib.quarters

result := object.union(judged, {"rests_on": rests_on})

judged := {"not-assessed": $"{posture.current.because} We cannot tell which spending needs approval.", "at": ["spend_reviews"]} if {
	posture.current.posture == "unknown"
} else := conditions.weighed(array.concat(missing, unclear), {"pass": $"{posture.current.because} {state}"})

# spending has the indexes of what is committed so far or planned for the current
# quarter. Later spending depends on ratings that do not exist yet.
spending := [i |
	some i, spent in input.spend
	dates.by(spent.committed_on_day, quarters.running.last_day)
]

# lacking has the indexes of spending that needed approval when it was committed and
# has none.
lacking := [i | some i in spending; posture.asked(input.spend[i]); not posture.approved(input.spend[i])]

# by returns the indexes of lacking spending to which a posture applies.
by(name) := [i | some i in lacking; posture.of(input.spend[i]).posture == name]

# missing has the findings about spending that a clause sends to a board. No clause
# says that high risk always goes there, so that is no finding. The finding about
# the newest spending comes first.
missing := [finding |
	some [_, finding] in sort([[0 - input.spend[found.at[1]].committed_on_day, found] |
		some [clause, name] in [["AS-SPC-10", "all"], ["AS-SPC-11", "high-medium"]]
		some found in array.concat(overdue(clause, by(name)), soon(clause, by(name)))
	])
]

overdue(clause, places) := [finding |
	late := newest_first([i | some i in places; dates.past(input.spend[i].committed_on_day)])
	count(late) > 0
	finding := {"clause": clause, "fail": $"{posture.of(input.spend[late[0]]).because} {named(late)} {lists.verb(late, "names", "name")} no approval.", "at": ["spend", late[0], "approval"]}
]

newest_first(places) := [i |
	some [_, i] in sort([[0 - input.spend[place].committed_on_day, place] | some place in places])
]

soon(clause, places) := [finding |
	[_, place] := min({[input.spend[i].committed_on_day, i] | some i in places; dates.later(input.spend[i].committed_on_day)})
	finding := {
		"clause": clause,
		"not-due": $"{input.spend[place].called} needs approval before it is committed on {dates.long(input.spend[place].committed_on)}.",
		"at": ["spend", place, "approval"],
		"due": input.spend[place].committed_on,
	}
]

# unclear has a finding about spending that may need approval, because it does not
# declare its risk.
unclear := [finding |
	places := [i |
		some i in spending
		input.spend[i].risk == ""
		posture.of(input.spend[i]).posture == "high-medium"
		not posture.approved(input.spend[i])
	]
	count(places) > 0
	finding := {
		"clause": "AS-SPC-11",
		"not-assessed": $"{named(places)} {lists.verb(places, "names", "name")} no risk, so we cannot tell whether approval is needed.",
		"at": ["spend", places[0], "risk"],
	}
]

named(places) := $"{input.spend[places[0]].called}{lists.more(places, 1)}"

# state is a sentence about which spending lacks approval.
state := $"{named(by("high-only"))} {lists.verb(by("high-only"), "names", "name")} no approval although the risk is high." if {
	count(by("high-only")) > 0
} else := $"No spending is declared for {quarters.running.name}." if {
	count(posture.spent(quarters.running.quarter)) == 0
} else := "No spending lacks an approval it needs."

# rests_on has the paths of the reviews and ratings that decide, and of the spending
# without approval.
rests_on := [path |
	some path in array.concat(
		[["spend_reviews", place] | place := posture.current.review],
		[["spend", i] | some i in (posture.spent(posture.current.quarter) | {j | some j in lacking})],
	)
]
