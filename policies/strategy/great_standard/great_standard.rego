# METADATA
# title: Every priority service knows how far it is from great
# description: >-
#   Central government describes what makes a service great. A priority service has been
#   measured against that, and has a plan where it is not there yet. How many of the
#   services with the most transactions reach it is only counted, since that aim is for
#   the whole department.
# custom:
#   clauses: [ST-M1-2, CD-1-4, ST-M1-8]
#   judges: services
#   at: great_standard
#   remedy: Measure the service, then put the day in `assessed_on`, the level in `status` and a link to the plan in `roadmap_url`, all under `great_standard` of the service.
package dgcheck.rules.strategy.great_standard

import data.dgcheck.lib.clauses
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

result := {"pass": $"Services here that are among the department's largest: {count(largest)}; of those, great: {great}."} if {
	clauses.asked("ST-M1-8")
	count(largest) > 0
}

judged(service) := {"not-applicable": $"{service.called} is not in use or being made.", "at": ["phases"]} if {
	phases.current(service) in {"", "retired"}
} else := {"not-applicable": $"{service.called} is not said to be a priority service.", "at": ["priority"]} if {
	not asked(service)
} else := {
	"not-assessed": $"{service.called} was measured on {dates.on(service.great_standard.assessed_on_day)}, which is after the day we judge.",
	"at": ["great_standard", "assessed_on"],
} if {
	dates.later(service.great_standard.assessed_on_day)
} else := {"pass": $"{service.called} is great."} if {
	measured(service)
	service.great_standard.status == "great"
} else := {"pass": $"{service.called} has a plan for becoming great."} if {
	measured(service)
	service.great_standard.roadmap_url != ""
} else := {"not-due": $"{service.called} is new; measure it against what makes a service great by {dates.on(last)}.", "due": dates.iso(last)} if {
	last := phases.settling(service)
} else := {
	"fail": $"{service.called} has been measured and is not said to be great, and we could not find its plan for becoming so.",
	"at": ["great_standard", "roadmap_url"],
	"remedy": "Give the link to the plan in `roadmap_url` under `great_standard` of the service.",
} if {
	measured(service)
} else := {"fail": $"{service.called} is a priority service, but does not say when it was measured against what makes a service great."}

asked(service) if service.priority == true

measured(service) if dates.past(service.great_standard.assessed_on_day)

# largest has the indexes of the services that are among the department's services
# with the most transactions.
largest := {i |
	some i, service in input.services
	service.top_volume == true
	not phases.current(service) in {"", "retired"}
}

great := count({i |
	some i in largest
	measured(input.services[i])
	input.services[i].great_standard.status == "great"
})
