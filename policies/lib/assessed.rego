# METADATA
# title: Service assessments
# description: >-
#   Which services are assessed, which boundaries between phases they have
#   crossed, and which assessment decides each crossing.
package dgcheck.lib.assessed

import data.dgcheck.lib.clauses
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

# Approval of its spending by central government is a ground while the pack is
# in force whose clause says so.
required(service) if {
	service.spend_approval == true
	clauses.asked("AS-SAS-15")
}

# unclear: it depends on whether the service is transactional, and that is not
# said although the service has reached alpha.
unclear(service) if {
	not required(service)
	service.transactional == null
	some step in steps(service)
	step.rank > 0
}

# assess_from is the day from which moves are looked at. One far ahead is a fault
# and is taken for not given.
assess_from := input.group.assess_from_day if {
	dates.given(input.group.assess_from_day)
	input.group.assess_from_day <= dates.today + data.params.dates.assess_from_days
} else := input.group.founded_day if {
	dates.given(input.group.founded_day)
} else := 0

# undated: the group says neither that day nor when it was founded, so which
# moves are history cannot be told.
undated if {
	not dates.given(input.group.assess_from_day)
	not dates.given(input.group.founded_day)
}

# steps are the phases a service has entered, without retirement, each with
# its rank and its place in the list.
steps(service) := [{"place": j, "day": entry.from_day, "phase": entry.phase, "rank": phases.rank[entry.phase]} |
	some j, entry in service.phases
	dates.past(entry.from_day)
	phases.rank[entry.phase] >= 0
]

# A first step at or after assess_from has crossed every boundary below it; an
# earlier one is history and has crossed none.
rank_before_first(step) := -1 if {
	step.day >= assess_from
} else := step.rank

# latest are the crossings that count: the last one of each boundary. Their
# cycle is the day on which the round of phases began that they belong to: the
# last time the service went back to an earlier phase, 0 if it never did.
latest(service) := {crossing |
	walked := steps(service)
	before := array.concat([rank_before_first(walked[0])], [step.rank | some step in walked])
	some boundary, rank in boundaries
	n := max([m | some m, step in walked; before[m] < rank; step.rank >= rank])
	crossing := {
		"boundary": boundary,
		"day": walked[n].day,
		"phase": walked[n].phase,
		"place": walked[n].place,
		"history": walked[n].day < assess_from,
		"cycle": max(array.concat([0], [step.day | some m, step in walked; m <= n; step.rank < before[m]])),
	}
}

# cycle is the day on which the present round of phases began: the last time the
# service went back to an earlier phase, 0 if it never did.
cycle(service) := max(array.concat([0], [step.day |
	walked := steps(service)
	some m, step in walked
	m > 0
	step.rank < walked[m - 1].rank
]))

# places of the assessments that may be of a boundary, held or not.
places(service, crossing) := {i |
	some i in object.get(index.assessments, service.id, set())
	input.assessments[i].phase in {crossing.boundary, ""}
}

# held are the places of assessments of this round that had a result.
held(service, crossing) := {i |
	some i in places(service, crossing)
	input.assessments[i].phase == crossing.boundary
	input.assessments[i].result != ""
	input.assessments[i].status != "booked"
	dates.past(input.assessments[i].held_on_day)
	input.assessments[i].held_on_day >= crossing.cycle
}

# deciding is the place of the latest assessment held by the day of the move. Of
# two on one day the worse decides, whatever their order.
deciding(service, crossing) := place if {
	before := [[input.assessments[i].held_on_day, severity(i), i] |
		some i in held(service, crossing)
		input.assessments[i].held_on_day <= crossing.day
	]
	[_, _, place] := max(before)
}

severity(i) := object.get({"green": 0, "amber": 1, "red": 2}, input.assessments[i].result, 0)

good(i) if input.assessments[i].result in {"green", "amber"}

# overdue: the day by which the actions of an assessment were due is over.
overdue(i) if {
	dates.given(input.assessments[i].actions_due_day)
	input.assessments[i].actions_due_day < dates.today
}

# afterwards is the place of the first good assessment held after the move. A day
# on which another was not good does not count.
afterwards(service, crossing) := place if {
	after := {i |
		some i in held(service, crossing)
		input.assessments[i].held_on_day > crossing.day
	}
	refused := {input.assessments[i].held_on_day | some i in after; not good(i)}
	[_, place] := min([[input.assessments[i].held_on_day, i] |
		some i in after
		good(i)
		not input.assessments[i].held_on_day in refused
	])
}

# besides says why an assessment that is declared does not count.
besides(service, crossing) := "; one is only booked" if {
	some i in places(service, crossing)
	input.assessments[i].phase == crossing.boundary
	only_booked(i)
} else := "; one does not say when it was held" if {
	some i in places(service, crossing)
	input.assessments[i].phase == crossing.boundary
	not dates.given(input.assessments[i].held_on_day)
} else := ""

only_booked(i) if input.assessments[i].status == "booked"

only_booked(i) if input.assessments[i].result == ""

# unplaced is the result where it depends on when the group was founded, and the
# group does not say. `said` is what we know, without its full stop, and `before`
# completes "so we cannot tell whether".
unplaced(said, before) := {
	"not-assessed": $"{said}. The group does not say when it was founded, so we cannot tell whether {before}.",
	"place": ["group", "founded"],
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
}
