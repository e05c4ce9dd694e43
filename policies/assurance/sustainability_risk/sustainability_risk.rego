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
#   at: phases
#   remedy: Have the risk assessed, and add an entry to `sustainability` with the `service`, `risk_assessment_on` and `impact_rating`; one done only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.sustainability_risk

import data.dgcheck.lib.assessed
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.sustainability
import data.dgcheck.lib.workdays

results := {i: object.union(judged(service), {"rests_on": sustainability.rests_on(service, i)}) | some i, service in input.services}

judged(service) := sustainability.unasked(service) if {
	sustainability.unasked(service)
} else := conditions.weighed(array.flatten([before_alpha(service), rated(service), ever(service)]), met(service))

# done returns the days on which the risk was assessed, each with the index of its record.
done(service) := {[input.sustainability[i].risk_assessment_on_day, i] |
	some i in sustainability.of(service)
	dates.past(input.sustainability[i].risk_assessment_on_day)
}

# left returns the day on which the service left discovery, or began without one.
left(service) := min([step.day | some step in assessed.steps(service); step.rank > 0])

# before_alpha requires a risk assessment from services that left discovery after
# this became required, and after the day from which the group's moves are judged.
before_alpha(service) := [] if {
	dates.iso(left(service)) < data.params.sustain.from
} else := [] if {
	left(service) < assessed.assess_from
} else := [] if {
	[day, _] := min(done(service))
	day <= left(service)
} else := [object.union({"clause": "AS-SUS-1"}, assessed.unplaced($"{service.called} has been past discovery since {dates.on(left(service))}", "that was before moves are looked at"))] if {
	assessed.undated
} else := [{
	"clause": "AS-SUS-1",
	"fail": $"{service.called} has been past discovery since {dates.on(left(service))}, but its sustainability risk was assessed only on {dates.on(day)}.",
	"place": ["sustainability", place, "risk_assessment_on"],
	"remedy": "Nothing can be made good now; have the next service assessed before it leaves discovery, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
}] if {
	[day, place] := min(done(service))
} else := [{
	"clause": "AS-SUS-1",
	"fail": $"{service.called} has been past discovery since {dates.on(left(service))}, but its sustainability risk was not assessed.",
	"place": sustainability.place(service, "risk_assessment_on"),
}]

# rated requires the rating once alpha was assessed in this round. It applies only
# to services that need the risk assessment. A service that does it voluntarily
# needs no rating.
rated(service) := [] if {
	dates.iso(left(service)) < data.params.sustain.from
} else := [] if {
	left(service) < assessed.assess_from
} else := [] if {
	some i in sustainability.of(service)
	input.sustainability[i].impact_rating != ""
} else := [{
	"clause": "AS-SUS-2",
	"not-due": $"The rating of the sustainability risk of {service.called} is not recorded yet; it may take until {dates.on(last)} to come back.",
	"place": ["sustainability", place, "impact_rating"],
	"due": dates.iso(last),
	"remedy": "Give the rating in `impact_rating` of the entry when it has come back.",
}] if {
	[day, place] := max(done(service))
	last := workdays.after(day, data.params.sustain.rating_days)
	dates.today <= last
} else := [{
	"clause": "AS-SUS-2",
	"fail": $"{service.called} had its alpha assessed, but does not record the rating of its sustainability risk.",
	"place": ["sustainability", place, "impact_rating"],
	"remedy": "Put the rating that came back into `impact_rating`.",
}] if {
	[_, place] := max(done(service))
	count(assessed.held(service, {"boundary": "alpha", "cycle": assessed.cycle(service)})) > 0
} else := []

# ever requires a risk assessment from every service from alpha on, whenever it left
# discovery.
ever(service) := [{"clause": "ST-M4-8", "fail": never(service), "place": sustainability.place(service, "risk_assessment_on")}] if {
	count(done(service)) == 0
} else := []

# never returns the sentence once: before_alpha may already have reported it.
never(service) := share if {
	clauses.asked("AS-SUS-1")
	some finding in before_alpha(service)
	finding.fail
} else := $"The sustainability risk of {service.called} has never been assessed. {share}"

met(service) := {"pass": $"The sustainability risk of {service.called} is assessed. {share}"} if {
	count(done(service)) > 0
	clauses.asked("ST-M4-8")
} else := {"pass": $"The sustainability risk of {service.called} is assessed."} if {
	count(done(service)) > 0
} else := {"not-applicable": $"{service.called} has been past discovery since {dates.on(left(service))}, before sustainability is looked at."}

share := $"Assessed services from alpha to live: {assessed_ones} of {count(asked)}." if {
	asked := [count(done(service)) | some service in input.services; not sustainability.unasked(service)]
	assessed_ones := count([n | some n in asked; n > 0])
}
