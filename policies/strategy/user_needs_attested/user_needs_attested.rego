# METADATA
# title: The group vouches that services are shaped by what users need
# description: >-
#   Services follow the needs of the people who use them, over the borders between
#   organisations. No file can show whether they do, so somebody who knows the research
#   vouches for it about once a year.
# custom:
#   clauses: [ST-A-2, CD-1-1]
#   judges: group
#   subject: attestation:user-needs
#   remedy: Check the services against what research with users says, then add an entry with the topic `user-needs` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.strategy.user_needs_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("user-needs")
