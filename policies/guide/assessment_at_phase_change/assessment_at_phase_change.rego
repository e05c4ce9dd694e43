# METADATA
# title: A service is assessed before it changes phase
# description: >-
#   A service that people transact with is assessed against the Service Standard
#   before it leaves alpha, before its beta is public and before it goes live. The
#   latest assessment by the day of the move decides; one held afterwards was late.
# custom:
#   clauses: [DG-ASR-3, DG-ASR-6, AS-SAS-2, AS-SAS-6, AS-SAS-7, AS-SAS-8, CD-STD-1]
#   judges: services
#   remedy: Hold the assessment and declare it under `assessments` with its `phase`, `held_on` and `result`.
package dgcheck.rules.guide.assessment_at_phase_change

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "phases"]},
	exempt(service, i),
) if {
	some i, service in input.services
}

results contains object.union(
	{
		"subject": $"{service.subject}/{crossing.boundary}",
		"at": ["services", i, "phases", crossing.place, "from"],
		"rests_on": [["assessments", place] | some place in assessed.places(service, crossing)],
	},
	judged(service, crossing),
) if {
	some i, service in input.services
	not exempt(service, i)
	some crossing in assessed.latest(service)
}

# exempt: the service as a whole is not asked for assessments, or we cannot tell.
exempt(service, i) := {"verdict": "not-applicable", "because": $"{service.name} is retired."} if {
	phases.retired(service)
} else := {"verdict": "not-applicable", "because": $"{service.name} has not begun yet."} if {
	phases.current(service) == ""
} else := {
	"at": ["services", i, "assessment"],
	"verdict": "not-applicable",
	"because": $"{service.name} does not need assessments: {service.assessment.reason}.",
} if {
	assessed.lifted(service)
} else := {
	"at": ["services", i, "transactional"],
	"verdict": "not-assessed",
	"because": $"{service.name} does not say whether it is transactional, so we cannot tell whether it needs assessments.",
	"remedy": "Add `transactional: true` or `transactional: false` to the service.",
} if {
	assessed.unclear(service)
} else := {
	"at": ["services", i, "transactional"],
	"verdict": "not-applicable",
	"because": $"{service.name} is not transactional, so it does not need assessments.",
} if {
	not assessed.required(service)
} else := {"verdict": "not-applicable", "because": $"{service.name} has not moved past a point at which it is assessed."} if {
	count(assessed.latest(service)) == 0
}

judged(service, crossing) := {
	"rests_on": [],
	"verdict": "not-applicable",
	"because": $"{service.name} moved to {crossing.phase} on {dates.on(crossing.day)}, before assessments are looked at.",
} if {
	crossing.history
} else := {
	"at": ["assessments", deciding],
	"verdict": "pass",
	"because": $"{service.name} was assessed on {dates.long(input.assessments[deciding].held_on)} ({input.assessments[deciding].result}) before it moved to {crossing.phase}.",
} if {
	deciding := assessed.deciding(service, crossing)
	assessed.good(deciding)
} else := {
	"at": ["assessments", late],
	"verdict": "fail",
	"severity": "warning",
	"because": $"{service.name} moved to {crossing.phase} on {dates.on(crossing.day)} and was assessed late, on {dates.long(input.assessments[late].held_on)}.",
	"remedy": "Nothing can be made good now; plan the next assessment before the next move, or have this one waived.",
} if {
	late := assessed.afterwards(service, crossing)
} else := {
	"at": ["assessments", deciding],
	"verdict": "fail",
	"because": $"{service.name} moved to {crossing.phase} on {dates.on(crossing.day)} although its {crossing.boundary} assessment had the result {input.assessments[deciding].result}.",
} if {
	deciding := assessed.deciding(service, crossing)
} else := {
	"verdict": "fail",
	"because": $"{service.name} moved to {crossing.phase} on {dates.on(crossing.day)} without {article[crossing.boundary]} {crossing.boundary} assessment{assessed.booked(service, crossing)}.",
}

article := {"alpha": "an", "beta": "a", "live": "a"}
