# METADATA
# title: Risks to sustainability are assessed before alpha
# description: >-
#   A service has its risk to digital sustainability assessed before it leaves
#   discovery, records the rating that comes back, and acts on it before its alpha is
#   assessed. This is asked of services that left discovery since 1 April 2026, in the
#   time of the group. The rating may take two weeks to come back.
# custom:
#   clauses: [AS-SUS-1, AS-SUS-2, ST-M4-8]
#   judges: services
#   remedy: Have the risk assessed, and add an entry to `sustainability` with the `service`, `risk_assessment_on` and `impact_rating`; one done only now counts as late, and a waiver can cover that.
package dgcheck.rules.assurance.sustainability_risk

import data.dgcheck.lib.assessed
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.sustainability
import data.dgcheck.lib.workdays

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "phases"], "rests_on": sustainability.rests_on(service, i)},
	judged(service),
) if {
	some i, service in input.services
}

judged(service) := sustainability.exempt(service) if {
	sustainability.exempt(service)
} else := conditions.judged(array.flatten([before_alpha(service), rated(service), ever(service)]), met(service))

# done are the days on which the risk was assessed, each with its record.
done(service) := {[input.sustainability[i].risk_assessment_on_day, i] |
	some i in sustainability.of(service)
	dates.past(input.sustainability[i].risk_assessment_on_day)
}

# left is the day the service left discovery, or began without one.
left(service) := min([step.day | some step in assessed.steps(service); step.rank > 0])

# before_alpha asks for the assessment of a service that left discovery since
# it is asked for and since the group's moves are looked at.
before_alpha(service) := [] if {
	dates.iso(left(service)) < data.params.sustain.from
} else := [] if {
	left(service) < assessed.assess_from
} else := [] if {
	[day, _] := min(done(service))
	day <= left(service)
} else := [{
	"clause": "AS-SUS-1",
	"verdict": "not-assessed",
	"at": ["group", "founded"],
	"because": $"{service.called} has been past discovery since {dates.on(left(service))}. The group does not say when it was founded, so we cannot tell whether that was before moves are looked at.",
}] if {
	assessed.undated
} else := [{
	"clause": "AS-SUS-1",
	"verdict": "fail",
	"at": ["sustainability", place, "risk_assessment_on"],
	"because": $"{service.called} has been past discovery since {dates.on(left(service))}, but its sustainability risk was assessed only on {dates.on(day)}.",
	"remedy": "Nothing can be made good now; have the next service assessed before it leaves discovery, or have this one waived.",
}] if {
	[day, place] := min(done(service))
} else := [{
	"clause": "AS-SUS-1",
	"verdict": "fail",
	"at": sustainability.place(service, "risk_assessment_on"),
	"because": $"{service.called} has been past discovery since {dates.on(left(service))}, but its sustainability risk was not assessed.",
}]

# rated asks for the rating once alpha has been assessed in this round, of a
# service that is asked for the assessment itself: one that volunteers is not
# asked for more.
rated(service) := [] if {
	dates.iso(left(service)) < data.params.sustain.from
} else := [] if {
	left(service) < assessed.assess_from
} else := [] if {
	some i in sustainability.of(service)
	input.sustainability[i].impact_rating != ""
} else := [{
	"clause": "AS-SUS-2",
	"verdict": verdict,
	"at": ["sustainability", place, "impact_rating"],
	"because": $"The rating of the sustainability risk of {service.called} is not recorded yet; it may take until {dates.on(last)} to come back.",
	"due": dates.iso(last),
}] if {
	[day, place] := max(done(service))
	last := workdays.after(day, data.params.sustain.rating_days)
	dates.today <= last
	verdict := "not-due"
} else := [{
	"clause": "AS-SUS-2",
	"verdict": "fail",
	"at": ["sustainability", place, "impact_rating"],
	"because": $"{service.called} had its alpha assessed, but does not record the rating of its sustainability risk.",
	"remedy": "Put the rating that came back into `impact_rating`.",
}] if {
	[_, place] := max(done(service))
	count(assessed.held(service, {"boundary": "alpha", "cycle": assessed.cycle(service)})) > 0
} else := []

# ever asks every service from alpha on for an assessment, whenever it left
# discovery.
ever(service) := [{
	"clause": "ST-M4-8",
	"verdict": "fail",
	"at": sustainability.place(service, "risk_assessment_on"),
	"because": never(service),
}] if {
	count(done(service)) == 0
} else := []

# never is said once: before_alpha may have said it already.
never(service) := share if {
	clauses.asked("AS-SUS-1")
	some finding in before_alpha(service)
	finding.verdict == "fail"
} else := $"The sustainability risk of {service.called} has never been assessed. {share}"

met(service) := {"verdict": "pass", "because": $"The sustainability risk of {service.called} is assessed. {share}"} if {
	count(done(service)) > 0
	clauses.asked("ST-M4-8")
} else := {"verdict": "pass", "because": $"The sustainability risk of {service.called} is assessed."} if {
	count(done(service)) > 0
} else := {
	"verdict": "not-applicable",
	"because": $"{service.called} has been past discovery since {dates.on(left(service))}, before sustainability is looked at.",
}

share := $"Assessed services from alpha to live: {assessed_ones} of {count(asked)}." if {
	asked := [count(done(service)) | some service in input.services; not sustainability.exempt(service)]
	assessed_ones := count([n | some n in asked; n > 0])
}
