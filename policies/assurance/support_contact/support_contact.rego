# METADATA
# title: People know how to reach a service's support team
# description: >-
#   From private beta on, and before that as soon as a service uses live data, users and
#   colleagues can reach its support team.
# custom:
#   clauses: [AS-OSR-8]
#   judges: services
#   at: support.email
#   remedy: Give the mailbox of the support team as `support.email` of the service.
package dgcheck.rules.assurance.support_contact

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} has not reached private beta and does not say that it uses live data.", "at": []} if {
	not asked(service)
} else := {"pass": $"{service.called} says how to reach its support team."} if {
	service.support.email != ""
} else := {"fail": $"{service.called} {reason(service)}, but does not say how to reach its support team."}

asked(service) if service.uses_live_data == true

asked(service) if phases.current(service) in phases.open

reason(service) := "uses live data" if {
	service.uses_live_data == true
} else := $"is in {phases.called(phases.current(service))}" if {
	not phases.live(service)
} else := "is live"
