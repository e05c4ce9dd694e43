# METADATA
# title: The people of the group understand its outcomes
# description: >-
#   Outcomes only guide people who know what they mean. No data shows that; a post
#   vouches for it, after a survey or a playback for example.
# custom:
#   clauses: [DS-1-A2]
#   judges: group
#   subject: attestation:outcomes-understood
#   remedy: Ask the people of the group what the outcomes mean to them, and add an entry with the topic `outcomes-understood` to `attestations`, with `attested_on`, a `role` under `by`, and in `method` how you found out.
package dgcheck.rules.standards.outcomes_understood_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("outcomes-understood")
