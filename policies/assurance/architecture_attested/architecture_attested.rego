# METADATA
# title: Somebody vouches for how the architecture is assured
# description: >-
#   No data shows whether a group talks to its strategic technical lead and tries
#   several options in alpha, so one post vouches for it once a year. This assurance
#   is optional.
# custom:
#   clauses: [AS-OTH-2, CD-2-2]
#   judges: group
#   subject: attestation:architecture
#   remedy: Talk the architecture over with the strategic technical lead, then add an entry with the topic `architecture` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.architecture_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("architecture")
