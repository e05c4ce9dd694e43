# METADATA
# title: A service that changes much is assessed again
# description: >-
#   When a service takes another direction, is rebuilt, gets another team or reaches
#   new users, what an earlier assessment found may no longer hold. Within 183 days,
#   which is our default, it is assessed again, or somebody decides that it need not
#   be. That a service is new is no finding by itself, and changes before assessments
#   are looked at are history.
# custom:
#   clauses: [DG-ASR-7, DG-ASR-8, AS-SAS-10b, AS-SAS-10c, AS-SAS-10d, AS-SAS-10a]
#   judges: services
#   at: events
#   remedy: Hold an assessment and add an entry to `assessments` with an `id`, the `service`, its `phase` (alpha, beta or live), `held_on` and `result` (green, amber or red), or add `not_needed` to the event, with a `role` under `by`, and `decided_on`. An assessment held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.guide.assessment_on_change

import data.dgcheck.lib.assessed
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service, i) | some i, service in input.services}

judged(service, i) := exempt(service) if {
	exempt(service)
} else := object.union({"rests_on": rests_on(service, i)}, conditions.weighed(
	[finding | some [_, j] in asked(service); finding := found(service, j)],
	{"pass": $"Changes of {service.called} that were assessed, or need not be: {count(asked(service))}."},
))

# rests_on returns the paths of the changes themselves and of records that could
# change the result.
rests_on(service, i) := array.flatten([
	[["group", "assess_from"]],
	[["services", i, "events", j] | some j, _ in service.events],
	[["assessments", place] | some place in places(service)],
])

# exempt returns a result if the service needs no assessment, or if that is not known.
exempt(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"No change of {service.called} is declared that calls for an assessment."} if {
	count(asked(service)) == 0
} else := {"not-applicable": $"{service.called} does not need assessments: {service.assessment.reason}.", "at": ["assessment"]} if {
	assessed.lifted(service)
} else := {
	"not-assessed": $"{service.called} does not say whether it is transactional, so we cannot tell whether it needs assessments.",
	"at": ["transactional"],
} if {
	assessed.unclear(service)
} else := {"not-applicable": $"{service.called} does not need assessments.", "at": []} if {
	not assessed.required(service)
}

# asked returns the day and index of the changes that are judged, oldest first.
asked(service) := sort([[event.date_day, j] |
	some j, event in service.events
	dates.past(event.date_day)
	event.date_day >= assessed.assess_from
	clause(event)
])

# clause returns the first clause in force of those that require an assessment after
# such a change.
clause(event) := [id | some id in clauses_of[event.kind]; clauses.asked(id)][0]

clauses_of := {
	"direction-change": ["DG-ASR-7"],
	"team-change": ["DG-ASR-8", "AS-SAS-10c"],
	"rebuild": ["AS-SAS-10b"],
	"new-user-group": ["AS-SAS-10d"],
	"new-journey": ["AS-SAS-10d"],
}

# found returns the finding about a change. It is undefined if nothing is wrong.
found(service, j) := object.union(
	{"clause": clause(service.events[j]), "at": ["events", j]},
	missing(service, service.events[j]),
) if {
	not settled(service, service.events[j])
}

until(event) := event.date_day + data.params.assess.event_days

settled(_, event) if {
	posts.named(event.not_needed.by)
	dates.past(event.not_needed.decided_on_day)
}

settled(service, event) if {
	some day in held(service)
	dates.between(day, event.date_day, until(event))
}

missing(service, event) := {"not-due": $"{change(service, event)}. The assessment is due by {dates.on(until(event))}.", "due": dates.iso(until(event))} if {
	dates.today <= until(event)
} else := {"not-assessed": $"{change(service, event)}. The group does not say when it was founded, so we cannot tell whether that was before assessments are looked at."} if {
	assessed.undated
} else := {
	"fail": $"{change(service, event)}, and was assessed late, on {dates.on(min(later(service, event)))}.",
	"severity": "info",
	"due": dates.iso(until(event)),
	"remedy": "Nothing can be made good now; plan an assessment along with the next such change, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	count(later(service, event)) > 0
} else := {
	"fail": $"{change(service, event)}. We could not find an assessment by {dates.on(until(event))}, or a decision that none is needed.",
	"due": dates.iso(until(event)),
	"remedy": "Hold an assessment and add an entry to `assessments` with an `id`, the `service`, its `phase` (alpha, beta or live), `held_on` and `result` (green, amber or red), or add `not_needed` to the event, with a `role` under `by`, and `decided_on`. An assessment held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
}

change(service, event) := $"{service.called} {words[event.kind]} on {dates.long(event.date)}"

words := {
	"direction-change": "changed direction",
	"team-change": "got another team",
	"rebuild": "began to be rebuilt",
	"new-user-group": "got a new group of users",
	"new-journey": "got a new journey",
}

places(service) := object.get(index.assessments, service.id, set())

# held returns the days on which the service was assessed, with any result.
held(service) := {assessment.held_on_day |
	some place in places(service)
	assessment := input.assessments[place]
	assessment.result != ""
	assessment.status != "booked"
	dates.past(assessment.held_on_day)
}

later(service, event) := {day | some day in held(service); day > until(event)}
