# METADATA
# title: Every live service shows how it performs and how people use it
# description: >-
#   A map of services says more than names. For each live service there is a page or
#   figures that show how it performs, and a map of the journeys people take.
# custom:
#   clauses: [DS-2-G0, CD-1-2]
#   judges: services
#   remedy: Give the address of a page with its figures in `performance_url`, and of a map of its users' journeys in `journeys_url`.
package dgcheck.rules.standards.service_performance

import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := conditions.weighed(findings(service), {"pass": ""})

findings(service) := array.concat(
	[{
		"clause": "DS-2-G0",
		"fail": $"{service.called} does not show how it performs.",
		"at": ["performance_url"],
		"remedy": "Give the address of a page with its figures in `performance_url`, or readings of `completion_rate` or `user_satisfaction` under `performance`, each with `date` and `value`.",
	} |
		not measured(service)
	],
	[{
		"clause": journeys,
		"fail": $"{service.called} has no map of its users' journeys.",
		"at": ["journeys_url"],
		"severity": "info",
		"remedy": "Give the address of a map of the journeys, and of where users struggle, in `journeys_url`.",
	} |
		service.journeys_url == ""
	],
)

# journeys is the clause that requires a map of user journeys.
journeys := "DS-2-G0" if {
	clauses.asked("DS-2-G0")
} else := "CD-1-2"

measured(service) if service.performance_url != ""

measured(service) if {
	some readings in [
		service.performance.user_satisfaction, service.performance.completion_rate,
		service.performance.cost_per_transaction, service.performance.digital_take_up,
	]
	some reading in readings
	not dates.later(reading.date_day)
}
