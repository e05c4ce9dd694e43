# METADATA
# title: The group vouches for the resilience of critical services
# description: >-
#   A service that people, nature or the department's main duties depend on has to stand
#   up to failure, and somebody has to have looked at whether it does. The details stay
#   private; a post vouches for it about once a year. Groups without critical services
#   are not asked. The year 2025, which the strategy gives, is not held against anyone.
# custom:
#   clauses: [ST-M4-6]
#   judges: group
#   subject: attestation:resilience
#   remedy: Look at how the critical services stand up to failure, then add an entry with the topic `resilience` to `attestations`, with `attested_on` and a `role` under `by`. Keep the details private.
package dgcheck.rules.strategy.resilience_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.phases

result := attestations.vouched("resilience") if {
	critical
} else := {"not-applicable": "No service is said to be critical.", "at": ["services"]}

critical if {
	some service in input.services
	service.critical == true
	not phases.current(service) in {"", "retired"}
}
