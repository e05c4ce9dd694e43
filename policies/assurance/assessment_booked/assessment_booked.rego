# METADATA
# title: Assessments are booked in good time
# description: >-
#   An alpha is short, so its assessment is booked within 14 days of its start. Every
#   assessment is booked at least 42 days before it is held, so one is booked that long before
#   a planned move. That only the latest booking is judged is our reading.
# custom:
#   clauses: [AS-SAS-17, AS-SAS-16]
#   judges: services
#   at: phases
#   remedy: Book the assessment in good time, and add an entry to `assessments` with an `id`, the `service`, its `phase` (discovery, alpha, beta or live), the `panel` (internal or cross-government), `booked_on`, the day it is planned for as `held_on`, and `status` booked.
package dgcheck.rules.assurance.assessment_booked

import data.dgcheck.lib.ahead
import data.dgcheck.lib.assessed
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service, i)}) | some i, service in input.services}

rests_on(service, i) := array.concat([["group", "assess_from"], ["services", i]], [["assessments", place] | some place in places(service)])

judged(service) := phases.idle(service) if {
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
} else := {
	"not-applicable": $"{service.called} does not say yet whether it is transactional. From alpha on that decides whether it needs assessments.",
	"at": [],
} if {
	not assessed.required(service)
} else := conditions.weighed(findings(service), met(service))

# findings returns all findings, with the one that is due first at the beginning.
findings(service) := [finding |
	some [_, _, finding] in sort([[object.get(found, "due", ""), n, found] |
		some n, found in array.flatten([booking(service), moving(service), starting(service)])
	])
]

# starting returns a finding if an alpha has begun and its assessment is not arranged.
starting(service) := [object.union({"clause": "AS-SAS-16", "due": dates.iso(last)}, begun(service, last)) |
	phases.current(service) == "alpha"
	not ahead.arranged(service, "alpha")
	last := phases.since(service) + data.params.assess.alpha_book_days
]

begun(service, last) := {"not-due": $"The alpha of {service.called} began on {dates.on(phases.since(service))}. Its assessment is to be booked by {dates.on(last)}."} if {
	dates.today <= last
} else := {
	"fail": $"The alpha of {service.called} began on {dates.on(phases.since(service))}. Its assessment was to be booked by {dates.on(last)}, and we could not find a booking.",
	"remedy": book,
}

book := $"Book the assessment for a day at least {data.params.assess.book_before_days} days ahead, and add an entry to `assessments` with an `id`, the `service`, its `phase` (discovery, alpha, beta or live), the `panel` (internal or cross-government), `booked_on`, the day it is planned for as `held_on`, and `status` booked."

# moving returns a finding if a move is planned and an assessment that it needs is not
# arranged. If it is an alpha assessment that is already late, starting reports it.
moving(service) := [object.union(
	{"clause": "AS-SAS-17", "at": planned.place, "due": dates.iso(last)},
	planning(service, planned, awaited(missing), last),
) |
	planned := ahead.move(service)
	missing := [boundary |
		some boundary in ahead.asked(service, planned)
		not ahead.arranged(service, boundary)
		not told(service, boundary)
	]
	count(missing) > 0
	last := ahead.book_by(planned.day)
]

told(service, "alpha") if {
	some finding in starting(service)
	finding.fail
}

planning(service, planned, missing, last) := {"not-due": $"{moves(service, planned)}. Its {missing} should be booked by {dates.on(last)}."} if {
	dates.today <= last
} else := {
	"fail": $"{moves(service, planned)}. Its {missing} had to be booked by {dates.on(last)}, and we could not find a booking.",
	"remedy": $"{book} If the move is put off, change the day it is planned for.",
}

awaited(boundaries) := $"{boundaries[0]} assessment" if count(boundaries) == 1

awaited(boundaries) := $"{concat(" and ", boundaries)} assessments" if count(boundaries) > 1

moves(service, planned) := $"{service.called} is planned to move to {phases.called(planned.phase)} on {dates.on(planned.day)}"

# booking returns a finding if the latest assessment was booked at short notice.
booking(service) := [object.union({"clause": "AS-SAS-17", "place": ["assessments", place, "booked_on"]}, noticed(assessment)) |
	place := latest(service)
	assessment := input.assessments[place]
	not timely(assessment)
]

timely(assessment) if dates.by(assessment.booked_on_day, ahead.book_by(assessment.held_on_day))

noticed(assessment) := {
	"fail": $"The assessment {assessment.called} was booked on {dates.long(assessment.booked_on)} for {dates.long(assessment.held_on)}, {notice(assessment)}. {data.params.assess.book_before_days} days' notice is asked for.",
	"remedy": $"Nothing can be made good for this assessment; book the next one at least {data.params.assess.book_before_days} days ahead, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	"due": dates.iso(ahead.book_by(assessment.held_on_day)),
} if {
	dates.given(assessment.booked_on_day)
} else := {
	"not-assessed": $"The assessment {assessment.called} does not say when it was booked, so we cannot tell whether that was in good time.",
	"remedy": "Add `booked_on` to the assessment.",
}

notice(assessment) := "which is too late to be a booking" if {
	assessment.held_on_day < assessment.booked_on_day
} else := "which is 1 day ahead" if {
	assessment.held_on_day == assessment.booked_on_day + 1
} else := $"which is {assessment.held_on_day - assessment.booked_on_day} days ahead"

# latest returns the index of the last assessment of this round, among the
# assessments that are judged.
latest(service) := place if {
	[_, place] := max([[input.assessments[i].held_on_day, i] |
		some i in places(service)
		input.assessments[i].phase in {"alpha", "beta", "live"}
		dates.given(input.assessments[i].held_on_day)
		not dates.later(input.assessments[i].booked_on_day)
		input.assessments[i].held_on_day >= max([ahead.round(service), assessed.assess_from])
	])
}

places(service) := object.get(index.assessments, service.id, set())

met(service) := {"pass": $"The {boundary} assessment of {service.called} is booked for {dates.long(assessment.held_on)}."} if {
	boundary := ahead.boundary(service)
	assessment := input.assessments[ahead.arranged(service, boundary)]
	ahead.to_come(assessment)
	dates.given(assessment.held_on_day)
} else := {"pass": $"The latest assessment of {service.called} was booked in good time."} if {
	latest(service)
} else := {"not-applicable": $"{service.called} plans no move that needs an assessment.", "at": ["next"]} if {
	not ahead.boundary(service)
} else := {
	"not-applicable": $"{service.called} does not say when it moves on. Its {ahead.boundary(service)} assessment is booked {data.params.assess.book_before_days} days before.",
	"at": ["next"],
}
