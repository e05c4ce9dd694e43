# METADATA
# title: How often changes are put into use can be seen
# description: >-
#   When technology is reused, changes reach users faster. How fast could be seen from
#   the releases in the code repositories of the services, which this version does not
#   read. So nothing is judged here yet, and nothing is asked of the group.
# custom:
#   clauses: [ST-M2-5]
#   judges: group
#   at: services
#   shows: true
#   remedy: There is nothing to do. Name the code repositories in `repos` of each service, so that they can be looked at one day.
package dgcheck.rules.strategy.deploy_frequency

import data.dgcheck.lib.phases

result := {"not-applicable": "No service is in use or being made, so there is nothing to deploy."} if {
	count(going) == 0
} else := {"not-assessed": "Code repositories are not read, so we cannot tell how often changes are put into use."}

going := {i |
	some i, service in input.services
	not phases.current(service) in {"", "retired"}
}
