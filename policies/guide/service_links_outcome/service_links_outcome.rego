# METADATA
# title: Every service is linked to an outcome
# description: >-
#   A service is run for an outcome. Each one that is not retired names an active
#   outcome; a new service has 60 days to do so.
# custom:
#   clauses: [DG-MNT-1, DS-2-G4, DS-2-A4]
#   judges: services
#   at: outcomes
#   remedy: Add the id of an active outcome to `outcomes` of the service.
package dgcheck.rules.guide.service_links_outcome

import data.dgcheck.lib.dates
import data.dgcheck.lib.outcomes
import data.dgcheck.lib.phases

result := outcomes.unlinkable if count(input.services) > 0

results := {i: judged(service) |
	count(outcomes.active) > 0
	some i, service in input.services
}

judged(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"not-due": $"{service.called} is new and {reason}.", "due": dates.iso(last)} if {
	reason := outcomes.link(service.outcomes).fail
	last := phases.settling(service)
} else := {verdict: $"{service.called} {reason}." | some verdict, reason in outcomes.link(service.outcomes)}
