# METADATA
# title: A service is assessed before it changes phase
# description: >-
#   A service that people transact with is assessed against the Service Standard
#   before it leaves alpha, before its beta is public and before it goes live. The
#   latest assessment by the day of the move decides; one held afterwards was late.
#   Actions that an assessment left are done by the day it gave.
# custom:
#   clauses: [DG-ASR-3, DG-ASR-6, AS-SAS-2, AS-SAS-6, AS-SAS-7, AS-SAS-8, CD-STD-1, AS-0-2]
#   judges: services
#   evidence: history
#   each: boundary
#   at: phases
#   remedy: Hold the assessment and add an entry to `assessments` with an `id`, the `service`, its `phase` (alpha, beta or live), `held_on` and `result` (green, amber or red); one held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.guide.assessment_at_phase_change

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := exempt(service) if {
	exempt(service)
} else := {crossing.boundary: crossed |
	some crossing in assessed.latest(service)
	crossed := object.union({"rests_on": rests_on(service, crossing)}, asked(service, crossing))
}

# exempt returns a result if the whole service needs no assessments, or if that is not known.
exempt(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} does not need assessments: {service.assessment.reason}.", "at": ["assessment"]} if {
	assessed.lifted(service)
} else := {
	"not-assessed": $"{service.called} does not say whether it is transactional, so we cannot tell whether it needs assessments.",
	"at": ["transactional"],
	"remedy": "Add `transactional: true` or `transactional: false` to the service.",
} if {
	assessed.unclear(service)
} else := {"not-applicable": $"{service.called} is not transactional, so it does not need assessments.", "at": []} if {
	service.transactional == false
	not assessed.required(service)
} else := {"not-applicable": $"{service.called} has not moved past a point at which it is assessed."} if {
	count(assessed.latest(service)) == 0
}

asked(service, crossing) := {
	"not-applicable": $"{moved(service, crossing)}, before assessments are looked at.",
	"at": ["phases", crossing.place, "from"],
} if {
	crossing.history
} else := {
	"fail": $"{passed(service, crossing, deciding)}, but its actions were due by {dates.long(input.assessments[deciding].actions_due)}.",
	"place": ["assessments", deciding],
	"severity": "warning",
	"remedy": "Finish the actions and take `actions_due` out of the assessment, or agree a new day and declare that.",
	"due": input.assessments[deciding].actions_due,
} if {
	deciding := assessed.deciding(service, crossing)
	assessed.good(deciding)
	assessed.overdue(deciding)
} else := {
	"pass": $"{passed(service, crossing, deciding)}.{backdated(service, crossing)}",
	"place": ["assessments", deciding],
	"remedy": "Finish the actions the assessment left, and take `actions_due` out of it.",
	"due": input.assessments[deciding].actions_due,
} if {
	deciding := assessed.deciding(service, crossing)
	assessed.good(deciding)
} else := assessed.unplaced(moved(service, crossing), "that was before assessments are looked at") if {
	assessed.undated
} else := {
	"fail": $"{moved(service, crossing)} and was assessed late, on {dates.long(input.assessments[late].held_on)}.",
	"place": ["assessments", late],
	"severity": "warning",
	"remedy": "Nothing can be made good now; plan the next assessment before the next move, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	late := assessed.afterwards(service, crossing)
} else := {
	"fail": $"{moved(service, crossing)} although its {crossing.boundary} assessment had the result {input.assessments[deciding].result}.",
	"place": ["assessments", deciding],
	"remedy": "Hold the assessment again and add an entry to `assessments` with an `id`, the `service`, its `phase` (alpha, beta or live), `held_on` and `result` (green, amber or red); after the move it counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	deciding := assessed.deciding(service, crossing)
} else := {
	"fail": $"{moved(service, crossing)}. We could not find {article[crossing.boundary]} {crossing.boundary} assessment by then{assessed.besides(service, crossing)}.",
	"at": ["phases", crossing.place, "from"],
}

# backdated returns a sentence if the history shows that the phase was written long
# after the day on which it began. The declared day still decides.
backdated(service, crossing) := $" The phase was written on {dates.on(day)}." if {
	day := min({fact.seen_day |
		some fact in evidence.facts(["services", service.id], "phase")
		fact.says == $"{crossing.phase} {dates.iso(crossing.day)}"
	})
	day > crossing.day + data.params.evidence.backdated_days
} else := ""

# rests_on returns the paths of records that could change the result.
rests_on(service, crossing) := array.concat(
	[["group", "assess_from"]],
	[["assessments", place] | some place in assessed.places(service, crossing)],
)

moved(service, crossing) := $"{service.called} moved to {phases.called(crossing.phase)} on {dates.on(crossing.day)}"

passed(service, crossing, place) := $"{service.called} was assessed on {dates.long(assessment.held_on)} ({assessment.result}) before it moved to {phases.called(crossing.phase)}" if {
	assessment := input.assessments[place]
}

article := {"alpha": "an", "beta": "a", "live": "a"}
