# METADATA
# title: A service says how sustainable it is
# description: >-
#   From alpha on a service has a sustainability statement, and brings it up to date in
#   each beta. Since 1 April 2026 Defra's own assessments of public services look at it
#   where people transact, up to 100,000 times a year; one without it can only be red.
#   Services that went live before the group's moves are looked at are not asked. How
#   soon after a beta begins the statement should be updated is our default.
# custom:
#   clauses: [AS-SUS-3, AS-SUS-5, ST-M4-1, AS-SUS-4, ST-A-3]
#   judges: services
#   at: phases
#   remedy: Publish the statement, and give its address in `statement_url` and its day in `statement_updated` of the service's entry under `sustainability`; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.sustainability_statement

import data.dgcheck.lib.assessed
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases
import data.dgcheck.lib.sustainability

results := {i: object.union(judged(service), {"rests_on": sustainability.rests_on(service, i)}) | some i, service in input.services}

judged(service) := sustainability.unasked(service) if {
	sustainability.unasked(service)
} else := conditions.weighed(
	array.concat(stated(service), updated(service)),
	{"pass": "", "place": sustainability.place(service, "statement_url")},
)

statements(service) := {i | some i in sustainability.of(service); input.sustainability[i].statement_url != ""}

# asking is the clause that requires the statement. Three packs have such a clause,
# and the firmest in force is used.
asking := [clause | some clause in ["AS-SUS-3", "ST-M4-1", "ST-A-3"]; clauses.asked(clause)][0]

stated(service) := [] if {
	count(statements(service)) > 0
} else := [object.union({"clause": asking}, assessed.unplaced($"{service.called} is live and has no sustainability statement", "it went live before moves are looked at"))] if {
	phases.live(service)
	assessed.undated
} else := array.concat(
	[{
		"clause": asking,
		"fail": $"{service.called} is past discovery and has no sustainability statement.",
		"place": sustainability.place(service, "statement_url"),
	}],
	predicted(service),
)

# predicted returns a finding if the next assessment will look at the statement.
predicted(service) := [finding |
	service.transactional == true
	service.users in {"public", "both"}
	not many(service)
	[_, i] := min({[input.assessments[place].held_on_day, place] |
		some place in object.get(index.assessments, service.id, set())
		to_come(input.assessments[place])
	})
	finding := {
		"clause": "AS-SUS-5",
		"fail": $"Without one, its assessment on {dates.long(input.assessments[i].held_on)} can only find sustainability red.",
		"place": sustainability.place(service, "statement_url"),
	}
]

many(service) if service.transactions_per_year > data.params.assess.cross_gov_over

to_come(assessment) if {
	assessment.panel == "internal"
	assessment.result == ""
	dates.given(assessment.held_on_day)
	assessment.held_on_day >= dates.today
	assessment.held_on >= data.params.sustain.from
}

updated(service) := [] if {
	not phases.current(service) in {"private-beta", "public-beta"}
} else := [] if {
	count(statements(service)) == 0
} else := [] if {
	some i in sustainability.of(service)
	dates.past(input.sustainability[i].statement_updated_day)
	input.sustainability[i].statement_updated_day >= phases.since(service)
} else := [{
	"clause": "AS-SUS-4",
	"not-due": $"The sustainability statement of {service.called} is to be brought up to date for {phases.called(phases.current(service))} by {dates.on(last(service))}.",
	"place": sustainability.place(service, "statement_updated"),
	"due": dates.iso(last(service)),
}] if {
	dates.today <= last(service)
} else := [{
	"clause": "AS-SUS-4",
	"fail": $"The sustainability statement of {service.called} has not been brought up to date since {phases.called(phases.current(service))} began on {dates.on(phases.since(service))}.",
	"place": sustainability.place(service, "statement_updated"),
	"remedy": "Bring the statement up to date, and give the day in `statement_updated`.",
	"due": dates.iso(last(service)),
}]

last(service) := phases.since(service) + data.params.sustain.update_days
