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
#   remedy: Hold the assessment and add an entry to `assessments` with an `id`, the `service`, its `phase`, `held_on` and `result`; one held only now counts as late, and a waiver can cover that.
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
		"rests_on": array.concat(
			[["group", "assess_from"]],
			[["assessments", place] | some place in assessed.places(service, crossing)],
		),
	},
	judged(service, crossing),
) if {
	some i, service in input.services
	not exempt(service, i)
	some crossing in assessed.latest(service)
}

# exempt: the service as a whole is not asked for assessments, or we cannot tell.
exempt(service, i) := {"verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"verdict": "not-applicable", "because": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {
	"at": ["services", i, "assessment"],
	"verdict": "not-applicable",
	"because": $"{service.called} does not need assessments: {service.assessment.reason}.",
} if {
	assessed.lifted(service)
} else := {
	"at": ["services", i, "transactional"],
	"verdict": "not-assessed",
	"because": $"{service.called} does not say whether it is transactional, so we cannot tell whether it needs assessments.",
	"remedy": "Add `transactional: true` or `transactional: false` to the service.",
} if {
	assessed.unclear(service)
} else := {
	"at": ["services", i],
	"verdict": "not-applicable",
	"because": $"{service.called} is not transactional, so it does not need assessments.",
} if {
	service.transactional == false
	not assessed.required(service)
} else := {"verdict": "not-applicable", "because": $"{service.called} has not moved past a point at which it is assessed."} if {
	count(assessed.latest(service)) == 0
}

judged(service, crossing) := {
	"verdict": "not-applicable",
	"because": $"{moved(service, crossing)}, before assessments are looked at.",
} if {
	crossing.history
} else := {
	"at": ["assessments", deciding],
	"verdict": "fail",
	"severity": "warning",
	"because": $"{passed(service, crossing, deciding)}, but its actions were due by {dates.long(input.assessments[deciding].actions_due)}.",
	"remedy": "Finish the actions and take `actions_due` out of the assessment, or agree a new day and declare that.",
	"due": input.assessments[deciding].actions_due,
} if {
	deciding := assessed.deciding(service, crossing)
	assessed.good(deciding)
	assessed.overdue(deciding)
} else := object.union(
	{
		"at": ["assessments", deciding],
		"verdict": "pass",
		"because": $"{passed(service, crossing, deciding)}.",
	},
	actions(input.assessments[deciding]),
) if {
	deciding := assessed.deciding(service, crossing)
	assessed.good(deciding)
} else := {
	"at": ["group", "founded"],
	"verdict": "not-assessed",
	"because": $"{moved(service, crossing)}. The group does not say when it was founded, so we cannot tell whether that was before assessments are looked at.",
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
} if {
	assessed.undated
} else := {
	"at": ["assessments", late],
	"verdict": "fail",
	"severity": "warning",
	"because": $"{moved(service, crossing)} and was assessed late, on {dates.long(input.assessments[late].held_on)}.",
	"remedy": "Nothing can be made good now; plan the next assessment before the next move, or have this one waived.",
} if {
	late := assessed.afterwards(service, crossing)
} else := {
	"at": ["assessments", deciding],
	"verdict": "fail",
	"because": $"{moved(service, crossing)} although its {crossing.boundary} assessment had the result {input.assessments[deciding].result}.",
	"remedy": "Hold the assessment again and add an entry to `assessments` with an `id`, the `service`, its `phase`, `held_on` and `result`; after the move it counts as late, and a waiver can cover that.",
} if {
	deciding := assessed.deciding(service, crossing)
} else := {
	"verdict": "fail",
	"because": $"{moved(service, crossing)}. We could not find {article[crossing.boundary]} {crossing.boundary} assessment by then{assessed.besides(service, crossing)}.",
}

# actions are what an assessment left to be done, and by when.
actions(assessment) := {
	"due": assessment.actions_due,
	"remedy": "Finish the actions the assessment left, and take `actions_due` out of it.",
} if {
	dates.given(assessment.actions_due_day)
} else := {}

moved(service, crossing) := $"{service.called} moved to {phases.called(crossing.phase)} on {dates.on(crossing.day)}"

passed(service, crossing, place) := $"{service.called} was assessed on {dates.long(assessment.held_on)} ({assessment.result}) before it moved to {phases.called(crossing.phase)}" if {
	assessment := input.assessments[place]
}

article := {"alpha": "an", "beta": "a", "live": "a"}
