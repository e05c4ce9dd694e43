# METADATA
# title: How often changes are put into use can be seen
# description: >-
#   When technology is reused, changes reach users faster. How fast can be seen from
#   the deployments, releases and tags in the code repositories of the services, where
#   they are looked at. Nothing is asked of the group.
# custom:
#   clauses: [ST-M2-5]
#   judges: group
#   at: services
#   evidence: delivery
#   shows: true
#   remedy: There is nothing to do. Name the code repositories in `repos` of each service, so that they can be looked at.
package dgcheck.rules.strategy.deploy_frequency

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.phases

result := {"not-applicable": "No service is in use or being made, so there is nothing to deploy."} if {
	count(going) == 0
} else := {"pass": $"Changes that were put into use in the last {days} days: {count(seen)}, in {count(services)} of {count(going)} services."} if {
	count(seen) > 0
} else := {"not-assessed": $"In the last {days} days no deployment, release or tag was seen of any service."} if {
	evidence.asked("delivery")
} else := {"not-assessed": "Code repositories were not looked at, so we cannot tell how often changes are put into use."}

days := 90

going := {service.id |
	some service in input.services
	not phases.current(service) in {"", "retired"}
}

# seen has the days of changes put into use, by repository. A release that is also
# deployed on that day counts once.
seen := {[fact.seen_in, fact.seen_on] |
	some id in going
	some is in ["deployed", "released", "tagged"]
	some fact in evidence.within(["services", id], is, dates.today - days, dates.today)
}

services := {id |
	some id in going
	some is in ["deployed", "released", "tagged"]
	count(evidence.within(["services", id], is, dates.today - days, dates.today)) > 0
}
