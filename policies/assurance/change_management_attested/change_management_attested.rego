# METADATA
# title: Somebody vouches that change management fits the size of the change
# description: >-
#   Small changes need little formality and large ones more consultation. No data
#   shows whether that is so, so one post vouches for it once a year. This assurance is
#   optional.
# custom:
#   clauses: [AS-OTH-4]
#   judges: group
#   subject: attestation:change-management
#   remedy: Agree how much formality small and large changes need, then add an entry with the topic `change-management` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.change_management_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("change-management")
