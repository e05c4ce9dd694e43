# METADATA
# title: Live services are improved every few weeks
# description: >-
#   A live service is never finished. Each one has an improvement every few weeks;
#   that this means 42 days is our reading. Days of a declared change freeze do not
#   count.
# custom:
#   clauses: [DG-USE-4, DG-OWN-6, DG-HOW-3]
#   judges: services
#   remedy: Release an improvement and add it to `improvements` of the service with its date.
package dgcheck.rules.guide.live_improvement

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "improvements"]},
	judged(service, i),
) if {
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.name} is not live."} if {
	not phases.live(service)
} else := {
	"verdict": "pass",
	"because": $"{service.name} was last improved on {dates.on(newest(service))}.",
	"due": dates.iso(due(service)),
} if {
	newest(service)
	counted(service) <= data.params.live.improvement_days
} else := {
	"verdict": "fail",
	"because": $"{service.name} was last improved on {dates.on(newest(service))}, {counted(service)} days ago{frozen_too(service)}.",
	"due": dates.iso(due(service)),
} if {
	newest(service)
} else := {
	"verdict": "not-assessed",
	"because": $"No improvement of {service.name} is declared, and its repositories are not looked at.",
	"remedy": "Add the latest improvements to `improvements` of the service.",
} if {
	count(service.repos) > 0
} else := {
	"verdict": "not-due",
	"because": $"{service.name} went live on {dates.on(phases.since(service))}; its first improvement is due by {dates.on(due(service))}.",
	"due": dates.iso(due(service)),
} if {
	counted(service) <= data.params.live.improvement_days
} else := {
	"verdict": "fail",
	"because": $"No improvement of {service.name} is declared since it went live on {dates.on(phases.since(service))}.",
	"due": dates.iso(due(service)),
}

newest(service) := dates.newest([improvement.date_day | some improvement in service.improvements])

# counted_from is the day from which the days run.
counted_from(service) := max([phases.since(service), newest(service)]) if {
	newest(service)
} else := phases.since(service)

# counted are the days since then on which the service could have been changed.
counted(service) := (dates.today - counted_from(service)) - frozen(service)

due(service) := (counted_from(service) + data.params.live.improvement_days) + frozen(service)

# frozen days lie in a change freeze, none counted twice.
frozen(service) := sum([days |
	stretches := sort([[max([freeze.from_day, counted_from(service) + 1]), min([freeze.to_day, dates.today])] |
		some freeze in service.change_freeze
		dates.given(freeze.from_day)
		dates.given(freeze.to_day)
	])
	some n, stretch in stretches
	covered := max(array.concat([0], [stretches[m][1] | some m, _ in stretches; m < n]))
	days := max([0, (stretch[1] - max([stretch[0], covered + 1])) + 1])
])

frozen_too(service) := $" without {frozen(service)} days of change freeze" if {
	frozen(service) > 0
} else := ""
