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

# boundaries has each assessment, with the rank of the first phase that comes after it.
boundaries := {"alpha": 2, "beta": 3, "live": 4}

# lifted is true if the group declares, with a reason, that no assessment is needed.
lifted(service) if {
	service.assessment.required == false
	service.assessment.reason != ""
}

required(service) if service.transactional == true

required(service) if service.users == "internal"

required(service) if service.built_on in {"cots", "saas"}

required(service) if service.assessment.required == true

# Spending that central government has to approve is a reason only if the pack of
# this clause is in force.
required(service) if {
	service.spend_approval == true
	clauses.asked("AS-SAS-15")
}

# unclear is true if it depends on whether the service is transactional, and this is
# not declared although the service has reached alpha.
unclear(service) if {
	not required(service)
	service.transactional == null
	some step in steps(service)
	step.rank > 0
}

# assess_from is the day from which moves to another phase are judged. A day far
# ahead has a fault and counts as not given.
assess_from := input.group.assess_from_day if {
	dates.given(input.group.assess_from_day)
	input.group.assess_from_day <= dates.today + data.params.dates.assess_from_days
} else := input.group.founded_day if {
	dates.given(input.group.founded_day)
} else := 0

# undated is true if the group declares neither its assess_from day nor its founding day.
# Then it is not known which moves are judged.
undated if {
	not dates.given(input.group.assess_from_day)
	not dates.given(input.group.founded_day)
}

# steps returns the phases that a service has entered, except retirement, each with
# its rank and its index in the list.
steps(service) := [{"place": j, "day": entry.from_day, "phase": entry.phase, "rank": phases.rank[entry.phase]} |
	some j, entry in service.phases
	dates.past(entry.from_day)
	phases.rank[entry.phase] >= 0
]

# If the first step is on or after assess_from, it crosses every boundary below it.
# If it is earlier, it crosses none.
rank_before_first(step) := -1 if {
	step.day >= assess_from
} else := step.rank

# latest returns the last crossing of each boundary. Its `cycle` is the day on which
# its round of phases began. That is when the service last went back to an earlier
# phase, or 0 if it never did.
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

# cycle returns the day on which the present round of phases began. That is when the
# service last went back to an earlier phase, or 0 if it never did.
cycle(service) := max(array.concat([0], [step.day |
	walked := steps(service)
	some m, step in walked
	m > 0
	step.rank < walked[m - 1].rank
]))

# places returns the indexes of assessments that may be for a boundary, held or not.
places(service, crossing) := {i |
	some i in object.get(index.assessments, service.id, set())
	input.assessments[i].phase in {crossing.boundary, ""}
}

# held returns the indexes of the assessments of this round that were held and have a result.
held(service, crossing) := {i |
	some i in places(service, crossing)
	input.assessments[i].phase == crossing.boundary
	input.assessments[i].result != ""
	input.assessments[i].status != "booked"
	dates.past(input.assessments[i].held_on_day)
	input.assessments[i].held_on_day >= crossing.cycle
}

# deciding returns the index of the latest assessment held on or before the day of the
# move. Of two assessments on the same day, the worse one decides.
deciding(service, crossing) := place if {
	before := [[input.assessments[i].held_on_day, severity(i), i] |
		some i in held(service, crossing)
		input.assessments[i].held_on_day <= crossing.day
	]
	[_, _, place] := max(before)
}

severity(i) := object.get({"green": 0, "amber": 1, "red": 2}, input.assessments[i].result, 0)

good(i) if input.assessments[i].result in {"green", "amber"}

# overdue is true if the actions of an assessment were due before today.
overdue(i) if {
	dates.given(input.assessments[i].actions_due_day)
	input.assessments[i].actions_due_day < dates.today
}

# afterwards returns the index of the first good assessment held after the move. If
# another assessment on the same day was not good, that day does not count.
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

# besides returns a text that says why a declared assessment does not count.
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

# unplaced returns the result if the group's founding day decides, and is not
# declared. `said` is what is known, without a full stop, and `before` completes "so
# we cannot tell whether".
unplaced(said, before) := {
	"not-assessed": $"{said}. The group does not say when it was founded, so we cannot tell whether {before}.",
	"place": ["group", "founded"],
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
}
