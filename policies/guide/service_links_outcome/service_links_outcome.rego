# METADATA
# title: Every service is linked to an outcome
# description: >-
#   A service is run for an outcome. Each one that is not retired names an active
#   outcome; a new service has 60 days to do so.
# custom:
#   clauses: [DG-MNT-1, DS-2-G4, DS-2-A4]
#   judges: services
#   remedy: Add the id of an active outcome to `outcomes` of the service.
package dgcheck.rules.guide.service_links_outcome

import data.dgcheck.lib.dates
import data.dgcheck.lib.outcomes
import data.dgcheck.lib.phases

results contains outcomes.unsure if count(input.services) > 0

results contains object.union({"subject": service.subject, "at": ["services", i, "outcomes"]}, judged(service, i)) if {
	count(outcomes.active) > 0
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"verdict": "not-due", "because": $"{service.called} is new and {link.because}.", "due": dates.iso(last)} if {
	link := outcomes.linked(service.outcomes)
	link.verdict == "fail"
	last := phases.settling(service)
} else := {"verdict": link.verdict, "because": $"{service.called} {link.because}."} if {
	link := outcomes.linked(service.outcomes)
}
