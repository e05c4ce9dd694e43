# METADATA
# title: Somebody vouches that the team for cross-cutting technical services is involved early
# description: >-
#   No data shows when a group first spoke to the team for cross-cutting technical
#   services, so one post vouches for it once a year. This assurance is optional.
# custom:
#   clauses: [AS-OTH-7]
#   judges: group
#   subject: attestation:ccts
#   remedy: Speak to the team for cross-cutting technical services before solutions are chosen, then add an entry with the topic `ccts` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.ccts_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("ccts")
