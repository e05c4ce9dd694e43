# METADATA
# title: New and rebuilt services go through operational readiness
# description: >-
#   A service that is opened to everybody, or that is rebuilt, is prepared for being run and
#   supported. We look for a readiness record from public beta on, and from private beta on
#   where a rebuild is declared.
# custom:
#   clauses: [AS-OSR-1]
#   judges: services
#   at: phases
#   remedy: Begin operational readiness, and add an entry to `readiness` with the `service` it is for.
package dgcheck.rules.assurance.readiness_started

import data.dgcheck.lib.assessed
import data.dgcheck.lib.boards
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service)}) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"pass": $"{service.called} has a readiness record.", "place": ["readiness", min(boards.records(service))]} if {
	count(boards.records(service)) > 0
} else := assessed.unplaced($"{service.called} is {standing(service)} and has no readiness record", "its moves were before this is looked at") if {
	assessed.undated
	phases.current(service) in {"public-beta", "live"}
} else := {"fail": $"{service.called} moved to {phases.called(crossing.phase)} on {dates.on(crossing.day)}, but we could not find a readiness record for it."} if {
	crossing := opened(service)
} else := {"fail": $"{service.called} has been rebuilt, on {dates.on(rebuilt(service))}, but we could not find a readiness record for it."} if {
	rebuilt(service)
	phases.current(service) in phases.open
} else := {"not-due": $"{service.called} is being rebuilt. It goes through readiness again from private beta on."} if {
	rebuilt(service)
} else := {"not-applicable": $"{service.called} has not moved to public beta or live since this is looked at."}

rests_on(service) := array.concat([["group", "assess_from"]], [["readiness", place] | some place in boards.records(service)])

standing(service) := "live" if phases.live(service)

standing(service) := $"in {phases.called(phases.current(service))}" if not phases.live(service)

# opened returns the latest move to public beta or live, if it is one that is judged.
opened(service) := crossing if {
	phases.current(service) in {"public-beta", "live"}
	[_, _, crossing] := max([[crossed.day, assessed.boundaries[crossed.boundary], crossed] |
		some crossed in assessed.latest(service)
		crossed.boundary in {"beta", "live"}
		not crossed.history
	])
}

# rebuilt returns the day of the latest rebuild, if it is one that is judged.
rebuilt(service) := max([event.date_day |
	some event in service.events
	event.kind == "rebuild"
	dates.past(event.date_day)
	event.date_day >= assessed.assess_from
])
