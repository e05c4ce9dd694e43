# METADATA
# title: Live services measure how well they perform
# description: >-
#   Four common figures tell how a service does: how satisfied users are, how many
#   finish what they began, what a transaction costs and how many use the digital way.
#   A live service in which users exchange something with government has a reading of
#   each about once a quarter; that this means 100 days is our default. Whether the
#   figures are good is not judged.
# custom:
#   clauses: [ST-V-3, ST-G-5, ST-M1-4, CD-2-4]
#   judges: services
#   at: performance
#   remedy: Add the latest readings, each with its `date` and `value`, under `performance` of the service.
package dgcheck.rules.strategy.service_performance

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"not-applicable": $"{service.called} is not transactional.", "at": ["transactional"]} if {
	service.transactional == false
} else := {
	"not-assessed": $"{service.called} does not say whether it is transactional, so we cannot tell whether it should be measured.",
	"at": ["transactional"],
	"remedy": "Set `transactional` of the service to true or false.",
} if {
	service.transactional == null
} else := measured(service, {key: newest |
	some key, readings in taken(service)
	newest := dates.newest({reading.date_day | some reading in readings})
})

# measured returns the result for a service. newest has the day of the newest
# reading of each figure that has one.
measured(service, newest) := {"pass": $"{service.called} has recent readings of all four figures.{trend(service)}", "due": dates.iso(due(service, newest))} if {
	count(behind(newest)) == 0
} else := {
	"not-due": $"{service.called} went live on {dates.on(phases.since(service))}. The first readings of {concat(", ", behind(newest))} are due by {dates.on(due(service, newest))}.",
	"due": dates.iso(due(service, newest)),
} if {
	dates.today <= due(service, newest)
} else := {"fail": $"{service.called} has no reading from the last {limit} days of {concat(", ", behind(newest))}.", "due": dates.iso(due(service, newest))}

# due returns the first day by which a figure needs another reading. For a service
# that has just gone live, the time begins with that day.
due(service, newest) := min({max([object.get(newest, key, 0), phases.since(service)]) | some key, _ in figures}) + limit

limit := data.params.fresh.performance_days

# figures has the names of what is measured for a service.
figures := {
	"user_satisfaction": "user satisfaction",
	"completion_rate": "completion rate",
	"cost_per_transaction": "cost per transaction",
	"digital_take_up": "digital take-up",
}

# taken returns the readings of each figure. The keys are written out, so that the
# analysis of what a rule reads finds them.
taken(service) := {
	"user_satisfaction": service.performance.user_satisfaction,
	"completion_rate": service.performance.completion_rate,
	"cost_per_transaction": service.performance.cost_per_transaction,
	"digital_take_up": service.performance.digital_take_up,
}

# behind returns the figures without a recent enough reading.
behind(newest) := sort([words |
	some key, words in figures
	not recent(object.get(newest, key, null))
])

recent(day) if {
	dates.given(day)
	dates.today - day <= limit
}

# trend returns a sentence about each figure with two readings, and how it has changed.
trend(service) := $" Since the readings before: {concat(", ", moved)}." if {
	readings := taken(service)
	moved := sort([$"{words} {move}" |
		some key, words in figures
		values := [value |
			some [_, value] in sort([[reading.date_day, reading.value] |
				some reading in readings[key]
				dates.past(reading.date_day)
				is_number(reading.value)
			])
		]
		count(values) > 1
		move := direction(values[count(values) - 2], values[count(values) - 1])
	])
	count(moved) > 0
} else := ""

direction(before, after) := "up" if {
	after > before
} else := "down" if {
	after < before
} else := "unchanged"
