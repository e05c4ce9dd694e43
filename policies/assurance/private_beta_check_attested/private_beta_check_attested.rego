# METADATA
# title: Services in private beta have had a basic readiness check
# description: >-
#   A basic check, and tests that protect what is live already, are enough for a private
#   beta. The day of the check is declared for each service in private beta, or one post
#   vouches for it. This assurance is optional.
# custom:
#   clauses: [AS-OTH-5]
#   judges: group
#   subject: attestation:private-beta-check
#   remedy: Give the day of the check as `basic_check_on` in the service's entry under `readiness` (add one with its `service` where there is none), or add an entry with the topic `private-beta-check` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.private_beta_check_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

topic := "private-beta-check"

result := object.union(judged, {"rests_on": array.concat(attestations.of(topic), records)})

judged := {"not-applicable": "No service is in private beta.", "at": ["services"]} if {
	count(trying) == 0
} else := {"pass": "Every service in private beta has had its basic readiness check.", "at": ["readiness"]} if {
	count(unchecked) == 0
} else := attestations.vouched(topic) if {
	attestations.valid[topic]
} else := {
	"fail": $"{input.services[unchecked[0]].called}{others} in private beta without a basic readiness check, and nobody vouches for it.",
	"at": ["services", unchecked[0], "phases"],
}

trying := [i | some i, service in input.services; phases.current(service) == "private-beta"]

unchecked := [i | some i in trying; not checked(input.services[i])]

checked(service) if {
	some i in object.get(index.readiness, service.id, set())
	dates.past(input.readiness[i].basic_check_on_day)
}

records := [["readiness", i] |
	some place in trying
	some i in object.get(index.readiness, input.services[place].id, set())
]

others := $" and {count(unchecked) - 1} more services are" if {
	count(unchecked) > 2
} else := $" and {input.services[unchecked[1]].called} are" if {
	count(unchecked) == 2
} else := " is"
