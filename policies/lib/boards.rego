# METADATA
# title: Operational readiness boards
# description: >-
#   Which readiness records of a service count: those of the round of phases it is
#   in. What a board found before a service was rebuilt says nothing of the new one.
#   Of two boards of one day the worse result decides, whatever their order.
package dgcheck.lib.boards

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.index

# records returns the readiness records of a service in the present round, as
# indexes in input.readiness. A record without a day counts as one of this round.
records(service) := {i |
	some i in object.get(index.readiness, service.id, set())
	not earlier(input.readiness[i], assessed.cycle(service))
}

earlier(record, cycle) if {
	dates.given(record.board_on_day)
	record.board_on_day < cycle
}

# held returns the records of boards of the present round that have met and decided.
held(service) := {i |
	some i in records(service)
	input.readiness[i].result != ""
	dates.past(input.readiness[i].board_on_day)
}

ready(i) if input.readiness[i].result in {"ready", "conditions"}

# rank has a number for each result, the highest for the worst, to order boards of the same day.
rank := {"ready": 0, "conditions": 1, "not-ready": 2}

# latest and earliest return the latest or the earliest of some records. On the same day, the worst.
latest(places) := place if [_, _, place] := max(ordered(places))

earliest(places) := place if {
	first := min([day | some [day, _, _] in ordered(places)])
	[_, _, place] := max([entry | some entry in ordered(places); entry[0] == first])
}

ordered(places) := [[input.readiness[i].board_on_day, object.get(rank, input.readiness[i].result, 0), i] | some i in places]
