# METADATA
# title: People know how to reach a service's support team
# description: >-
#   From private beta on, and before that as soon as a service uses live data, users and
#   colleagues can reach its support team.
# custom:
#   clauses: [AS-OSR-8]
#   judges: services
#   remedy: Give the mailbox of the support team as `support.email` of the service.
package dgcheck.rules.assurance.support_contact

import data.dgcheck.lib.phases

results contains object.union({"subject": service.subject, "at": ["services", i, "support", "email"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {
	"at": ["services", i],
	"verdict": "not-applicable",
	"because": $"{service.called} has not reached private beta and does not say that it uses live data.",
} if {
	not asked(service)
} else := {"verdict": "pass", "because": $"{service.called} says how to reach its support team."} if {
	service.support.email != ""
} else := {"verdict": "fail", "because": $"{service.called} {reason(service)}, but does not say how to reach its support team."}

asked(service) if service.uses_live_data == true

asked(service) if phases.current(service) in phases.open

reason(service) := "uses live data" if {
	service.uses_live_data == true
} else := $"is in {phases.called(phases.current(service))}" if {
	not phases.live(service)
} else := "is live"
