# METADATA
# title: New and rebuilt services go through operational readiness
# description: >-
#   A service that is opened to everybody, or that is rebuilt, is prepared for being run and
#   supported. We look for a readiness record from public beta on, and from private beta on
#   where a rebuild is declared.
# custom:
#   clauses: [AS-OSR-1]
#   judges: services
#   remedy: Begin operational readiness, and add an entry to `readiness` with the `service` it is for.
package dgcheck.rules.assurance.readiness_started

import data.dgcheck.lib.assessed
import data.dgcheck.lib.boards
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results contains object.union(
	{
		"subject": service.subject,
		"at": ["services", i, "phases"],
		"rests_on": array.concat(
			[["group", "assess_from"]],
			[["readiness", place] | some place in boards.records(service)],
		),
	},
	judged(service),
) if {
	some i, service in input.services
}

judged(service) := {"verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"verdict": "not-applicable", "because": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {
	"at": ["readiness", min(boards.records(service))],
	"verdict": "pass",
	"because": $"{service.called} has a readiness record.",
} if {
	count(boards.records(service)) > 0
} else := {
	"at": ["group", "founded"],
	"verdict": "not-assessed",
	"because": $"{service.called} is {standing(service)} and has no readiness record. The group does not say when it was founded, so we cannot tell whether its moves were before this is looked at.",
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
} if {
	assessed.undated
	phases.current(service) in {"public-beta", "live"}
} else := {
	"verdict": "fail",
	"because": $"{service.called} moved to {phases.called(crossing.phase)} on {dates.on(crossing.day)}, but we could not find a readiness record for it.",
} if {
	crossing := opened(service)
} else := {
	"verdict": "fail",
	"because": $"{service.called} has been rebuilt, on {dates.on(rebuilt(service))}, but we could not find a readiness record for it.",
} if {
	rebuilt(service)
	phases.current(service) in phases.open
} else := {
	"verdict": "not-due",
	"because": $"{service.called} is being rebuilt. It goes through readiness again from private beta on.",
} if {
	rebuilt(service)
} else := {
	"verdict": "not-applicable",
	"because": $"{service.called} has not moved to public beta or live since this is looked at.",
}

standing(service) := "live" if phases.live(service)

standing(service) := $"in {phases.called(phases.current(service))}" if not phases.live(service)

# opened is the latest move to public beta or live that is no history.
opened(service) := crossing if {
	phases.current(service) in {"public-beta", "live"}
	[_, _, crossing] := max([[crossed.day, assessed.boundaries[crossed.boundary], crossed] |
		some crossed in assessed.latest(service)
		crossed.boundary in {"beta", "live"}
		not crossed.history
	])
}

# rebuilt is the day of the latest rebuild that is no history.
rebuilt(service) := max([event.date_day |
	some event in service.events
	event.kind == "rebuild"
	dates.past(event.date_day)
	event.date_day >= assessed.assess_from
])
