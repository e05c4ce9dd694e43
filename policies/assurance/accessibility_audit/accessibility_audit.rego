# METADATA
# title: A service is audited for accessibility before it goes live
# description: >-
#   An audit finds what would keep people from using a service while there is time to
#   mend it. Services that went live before the group's moves are looked at are not
#   asked. Which version of the standard the audit was made against is recorded, not
#   judged.
# custom:
#   clauses: [AS-A11Y-1]
#   judges: services
#   at: accessibility.audited_on
#   remedy: Have the service audited, and give the day in `accessibility.audited_on` of the service. An audit held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.accessibility_audit

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"not-applicable": $"{service.called} went live on {dates.on(phases.since(service))}, before moves are looked at.", "at": ["phases"]} if {
	phases.since(service) < assessed.assess_from
} else := {"pass": ""} if {
	dates.past(service.accessibility.audited_on_day)
	dates.by(service.accessibility.audited_on_day, phases.since(service))
} else := assessed.unplaced($"{service.called} went live on {dates.on(phases.since(service))}", "that was before moves are looked at") if {
	assessed.undated
} else := {
	"fail": $"{service.called} went live on {dates.on(phases.since(service))} and was audited only on {dates.long(service.accessibility.audited_on)}.",
	"remedy": "If it was audited before it went live too, give that day in `accessibility.audited_on`. Otherwise have the next service audited earlier, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	dates.past(service.accessibility.audited_on_day)
} else := {"fail": $"{service.called} went live on {dates.on(phases.since(service))}, but we could not find an accessibility audit."}
