# METADATA
# title: It is clear which services are assessed, and why
# description: >-
#   Services that people transact with are assessed, and so are internal ones, those that rest
#   on bought products, and those whose spending central government approves. For others the
#   spend control decision settles it. A service is let off only by a decision that says why,
#   by whom and when. Being on GOV.UK is no ground by itself, which is our reading.
# custom:
#   clauses: [AS-SAS-3, AS-SAS-15, AS-SAS-4]
#   judges: services
#   remedy: "Give the decision its `reason`, its `decided_on` and a `role` under `decided_by`, in `assessment` of the service, or take `required: false` out."
package dgcheck.rules.assurance.assessment_required

import data.dgcheck.lib.ahead
import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.panels
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {
	"fail": $"{service.called} is let off assessments, but the decision does not say {concat(" or ", lacking(service.assessment))}.",
	"at": ["assessment"],
} if {
	service.assessment.required == false
	count(lacking(service.assessment)) > 0
} else := {
	"pass": $"{service.called} does not need assessments, as {service.assessment.decided_by.role} decided on {dates.long(service.assessment.decided_on)}: {service.assessment.reason}.",
	"at": ["assessment"],
} if {
	service.assessment.required == false
} else := {"pass": $"{service.called} is assessed because {concat(" and ", grounds(service))}. {next(service)}"} if {
	assessed.required(service)
} else := {
	"not-assessed": $"{service.called} does not say whether it is transactional, so we cannot tell whether it needs assessments.",
	"at": ["transactional"],
	"remedy": "Add `transactional: true` or `transactional: false` to the service.",
} if {
	assessed.unclear(service)
} else := {"not-applicable": $"{service.called} does not say yet whether it is transactional. From alpha on that decides whether it needs assessments."} if {
	service.transactional == null
} else := {"not-applicable": $"{service.called} is not transactional, so it needs no assessments unless spend control asks for them."}

lacking(decision) := array.flatten([
	["why" | decision.reason == ""],
	["who decided it" | not posts.named(decision.decided_by)],
	["when it was decided" | not dates.past(decision.decided_on_day)],
])

# grounds returns reasons that complete "... is assessed because ...".
grounds(service) := array.flatten([
	["it is transactional" | service.transactional == true],
	["it is internal" | service.users == "internal"],
	["it rests on a bought product" | service.built_on in {"cots", "saas"}],
	["central government approves its spending" | service.spend_approval == true],
	["it was decided so" | service.assessment.required == true],
])

# next returns a sentence that says which assessment comes next, with its panel and
# the day by which it has to be booked.
next(service) := "It is live, so no other assessment comes up unless it changes greatly." if {
	phases.live(service)
} else := $"Its {boundary} assessment is booked{day(assessment)}." if {
	boundary := ahead.boundary(service)
	assessment := input.assessments[ahead.arranged(service, boundary)]
	ahead.to_come(assessment)
} else := $"Its {boundary} assessment has been held." if {
	boundary := ahead.boundary(service)
	ahead.arranged(service, boundary)
} else := $"Its {boundary} assessment comes next, {panel(service)}. Book it by {dates.on(ahead.book_by(planned.day))}, as the service moves to {phases.called(planned.phase)} on {dates.on(planned.day)}." if {
	boundary := ahead.boundary(service)
	planned := ahead.move(service)
	boundary in ahead.asked(service, planned)
} else := $"Its {ahead.boundary(service)} assessment comes next, {panel(service)}. Book it at least {data.params.assess.book_before_days} days ahead."

day(assessment) := $" for {dates.long(assessment.held_on)}" if {
	dates.given(assessment.held_on_day)
} else := ""

panel(service) := $"by {words[needed.panel]}, because it {needed.because}" if {
	needed := panels.needed(service)
	needed.panel != ""
} else := $"by which panel we cannot tell, because it {panels.needed(service).because}"

words := {"internal": "a panel of the department", "cross-government": "a panel from across government"}
