# METADATA
# title: Service assessments
# description: >-
#   Which services are assessed, which boundaries between phases they have
#   crossed, and which assessment decides each crossing.
package dgcheck.lib.assessed

import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

# boundaries by the rank of the first phase beyond them.
boundaries := {"alpha": 2, "beta": 3, "live": 4}

# lifted: somebody has decided, with a reason, that no assessment is needed.
lifted(service) if {
	service.assessment.required == false
	service.assessment.reason != ""
}

required(service) if service.transactional == true

required(service) if service.users == "internal"

required(service) if service.built_on in {"cots", "saas"}

required(service) if service.assessment.required == true

# unclear: it depends on whether the service is transactional, and that is not
# said from alpha on.
unclear(service) if {
	not required(service)
	service.transactional == null
	phases.current(service) in {"alpha", "private-beta", "public-beta", "live"}
}

# assess_from is the day from which moves are looked at.
assess_from := input.group.assess_from_day if {
	dates.given(input.group.assess_from_day)
} else := input.group.founded_day if {
	dates.given(input.group.founded_day)
} else := 0

# steps are the phases a service has entered, without retirement, each with
# its rank, its place in the list and the rank of the step before it.
steps(service) := [object.union(step, {"before": before}) |
	ranked := [{"place": j, "day": entry.from_day, "phase": entry.phase, "rank": phases.rank[entry.phase]} |
		some j, entry in service.phases
		dates.past(entry.from_day)
		phases.rank[entry.phase] >= 0
	]
	some n, step in ranked
	before := rank_before(ranked, n)
]

# A first step at or after assess_from has crossed every boundary below it; an
# earlier one is history and has crossed none.
rank_before(ranked, 0) := -1 if ranked[0].day >= assess_from

rank_before(ranked, 0) := ranked[0].rank if ranked[0].day < assess_from

rank_before(ranked, n) := ranked[n - 1].rank if n > 0

# crossings are all boundaries a service has crossed so far.
crossings(service) := [crossing |
	walked := steps(service)
	some n, step in walked
	some boundary, rank in boundaries
	step.before < rank
	step.rank >= rank
	crossing := {
		"boundary": boundary,
		"day": step.day,
		"phase": step.phase,
		"place": step.place,
		"history": step.day < assess_from,
		"cycle": cycle(walked, n),
	}
]

# cycle is the day on which the round of phases began that a step belongs to:
# the last time the service went back to an earlier phase, if it ever did.
cycle(walked, n) := max(array.concat([0], [step.day | some m, step in walked; m <= n; m > 0; step.rank < step.before]))

# latest are the crossings that count: the last one of each boundary.
latest(service) := {crossing |
	all_of_them := crossings(service)
	some crossing in all_of_them
	crossing.day == max([other.day | some other in all_of_them; other.boundary == crossing.boundary])
}

# places of the assessments of a boundary, held or not.
places(service, crossing) := {i |
	some i in object.get(index.assessments, service.id, set())
	input.assessments[i].phase in {crossing.boundary, ""}
}

# held are the places of assessments of this round that had a result.
held(service, crossing) := {i |
	some i in object.get(index.assessments, service.id, set())
	input.assessments[i].phase == crossing.boundary
	input.assessments[i].result != ""
	input.assessments[i].status != "booked"
	dates.past(input.assessments[i].held_on_day)
	input.assessments[i].held_on_day >= crossing.cycle
}

# deciding is the place of the latest assessment held by the day of the move.
deciding(service, crossing) := place if {
	before := [[input.assessments[i].held_on_day, i] |
		some i in held(service, crossing)
		input.assessments[i].held_on_day <= crossing.day
	]
	[_, place] := max(before)
}

good(i) if input.assessments[i].result in {"green", "amber"}

# afterwards is the place of the first good assessment held after the move.
afterwards(service, crossing) := place if {
	after := [[input.assessments[i].held_on_day, i] |
		some i in held(service, crossing)
		input.assessments[i].held_on_day > crossing.day
		good(i)
	]
	[_, place] := min(after)
}

# booked says that an assessment is booked at least.
booked(service, crossing) := "; one is only booked" if {
	some i in places(service, crossing)
	not i in held(service, crossing)
} else := ""
