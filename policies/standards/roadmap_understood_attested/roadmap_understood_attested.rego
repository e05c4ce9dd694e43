# METADATA
# title: The people of the group understand the roadmap and their part in it
# description: >-
#   A roadmap works through the people who carry it out. Whether all of them know
#   their part in it no data shows; a post vouches for it.
# custom:
#   clauses: [DS-3-G4]
#   judges: group
#   subject: attestation:roadmap-understood
#   remedy: Go through the roadmap with every team, and add an entry with the topic `roadmap-understood` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.standards.roadmap_understood_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("roadmap-understood")
