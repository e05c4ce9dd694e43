# METADATA
# title: There is a plan for what an accessibility audit found
# description: >-
#   A service may go live with small defects, if there is a plan to mend them within
#   twelve weeks; after that none is left. Services that went live before the group's
#   moves are looked at are not asked.
# custom:
#   clauses: [AS-A11Y-3]
#   judges: services
#   at: accessibility.open_defects
#   remedy: Mend what is left, and bring `accessibility.open_defects` of the service down to 0.
package dgcheck.rules.assurance.accessibility_defects

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := ahead(service) if {
	phases.current(service) == "public-beta"
	service.next.phase == "live"
} else := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"not-applicable": $"{service.called} went live on {dates.on(phases.since(service))}, before moves are looked at.", "at": ["phases"]} if {
	phases.since(service) < assessed.assess_from
} else := {"not-assessed": $"{service.called} does not say how many accessibility defects are left."} if {
	not is_number(service.accessibility.open_defects)
} else := {"pass": ""} if {
	service.accessibility.open_defects <= 0
} else := {"pass": $"There is a plan for the open accessibility defects of {service.called}, of which there are {service.accessibility.open_defects}; it has until {dates.on(last(service))}."} if {
	planned(service)
	dates.today <= last(service)
} else := {
	"not-due": $"{service.called} has until {dates.on(last(service))} to mend its open accessibility defects, of which there are {service.accessibility.open_defects}.",
	"due": dates.iso(last(service)),
} if {
	dates.today <= last(service)
} else := assessed.unplaced($"{service.called} went live on {dates.on(phases.since(service))}", "that was before moves are looked at") if {
	assessed.undated
} else := {
	"fail": $"Open accessibility defects of {service.called}: {service.accessibility.open_defects}. They had to be mended by {dates.on(last(service))}.",
	"due": dates.iso(last(service)),
}

# ahead returns the result for a service that goes live next. It needs a plan by
# then for what the audit found.
ahead(service) := {"not-applicable": $"{service.called} goes live next, and does not say how many accessibility defects are left."} if {
	not is_number(service.accessibility.open_defects)
} else := {"pass": ""} if {
	service.accessibility.open_defects <= 0
} else := {"pass": $"There is a plan for the open accessibility defects of {service.called}, of which there are {service.accessibility.open_defects}."} if {
	planned(service)
} else := object.union(when(service), {
	"not-due": $"Before it goes live, {service.called} needs a plan to mend its open accessibility defects, of which there are {service.accessibility.open_defects}. Give its link as `accessibility.plan_url`.",
	"at": ["accessibility"],
})

planned(service) if service.accessibility.plan_url != ""

when(service) := {"due": service.next.planned_for} if {
	dates.later(service.next.planned_for_day)
} else := {}

# last returns the last day on which defects may still be open.
last(service) := phases.since(service) + data.params.a11y.fix_days
