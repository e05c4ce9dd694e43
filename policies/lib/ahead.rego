# METADATA
# title: Assessments to come
# description: >-
#   The move that a service plans next, the assessment it needs for that, and
#   the day by which that is to be booked.
package dgcheck.lib.ahead

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

# standing returns the rank of a service's present phase (see phases.rank). It is -1 if
# the present phase has no rank.
standing(service) := object.get(phases.rank, phases.current(service), -1)

# boundary returns the next assessment of a service, such as "beta". It is undefined
# if the service is live.
boundary(service) := name if {
	rank := min({rank | some rank in assessed.boundaries; rank > standing(service)})
	assessed.boundaries[name] == rank
}

# move returns the next move to a later phase with a day: the declared next phase,
# or the first phase that begins after today. `place` is its path within the
# service.
move(service) := {
	"phase": service.next.phase,
	"day": service.next.planned_for_day,
	"place": ["next", "planned_for"],
} if {
	object.get(phases.rank, service.next.phase, -1) > standing(service)
	dates.given(service.next.planned_for_day)
} else := {"phase": service.phases[j].phase, "day": day, "place": ["phases", j, "from"]} if {
	[day, j] := min([[entry.from_day, k] |
		some k, entry in service.phases
		dates.later(entry.from_day)
		object.get(phases.rank, entry.phase, -1) > standing(service)
	])
}

# asked returns the assessments that a move requires, in order.
asked(service, planned) := [name |
	some [rank, name] in sort([[rank, name] | some name, rank in assessed.boundaries])
	rank > standing(service)
	rank <= phases.rank[planned.phase]
]

# book_by returns the last day to book an assessment in time for a day.
book_by(day) := day - data.params.assess.book_before_days

# arranged returns the index of the latest assessment of a boundary in the present
# round that is booked, or was held and did not fail.
arranged(service, name) := place if {
	[_, place] := max([[round_day(i), i] |
		some i in assessed.places(service, {"boundary": name})
		input.assessments[i].phase == name
		settled(i)
		round_day(i) >= round(service)
	])
}

settled(i) if {
	assessed.only_booked(i)
	not dates.later(input.assessments[i].booked_on_day)
}

settled(i) if {
	not assessed.only_booked(i)
	assessed.good(i)
}

# round_day returns the day that decides to which round an assessment belongs: when
# it is held, or was booked. Without either it is today.
round_day(i) := input.assessments[i].held_on_day if {
	dates.given(input.assessments[i].held_on_day)
} else := input.assessments[i].booked_on_day if {
	dates.given(input.assessments[i].booked_on_day)
} else := dates.today

# round returns the day on which the present round of phases began. That is when the
# service last went back to an earlier phase, or 0 if it never did.
round(service) := max(array.concat([0], [walked[m].day |
	some m, step in walked
	m > 0
	step.rank < walked[m - 1].rank
])) if {
	walked := assessed.steps(service)
}

# to_come is true for an assessment that is booked, or whose day is in the
# future.
to_come(assessment) if assessment.status == "booked"

to_come(assessment) if dates.later(assessment.held_on_day)
