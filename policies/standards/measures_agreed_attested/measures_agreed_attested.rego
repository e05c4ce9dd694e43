# METADATA
# title: Those concerned agree how success is measured
# description: >-
#   Measures settle arguments only when they were agreed beforehand. Whether those
#   concerned agree no data shows; a post vouches for it.
# custom:
#   clauses: [DS-4-A4]
#   judges: group
#   subject: attestation:measures-agreed
#   remedy: Agree the measures with the people who depend on the outcomes, and add an entry with the topic `measures-agreed` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.standards.measures_agreed_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("measures-agreed")
