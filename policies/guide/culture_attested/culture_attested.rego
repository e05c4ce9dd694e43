# METADATA
# title: People in the group are well supported and work as one team
# description: >-
#   How it feels to work somewhere cannot be read from data: whether people have time,
#   trust, room to try things out and to disagree, and learn from one another across
#   professions. Somebody who has asked them vouches for all of it together.
# custom:
#   clauses: [DG-CUL-1, DG-CUL-2a, DG-CUL-2b, DG-CUL-2c, DG-CUL-2d, DG-CUL-2e, DG-CUL-2f]
#   judges: group
#   subject: attestation:culture
#   at: attestations
#   remedy: Ask the people in the group, in a survey or a retrospective, and add an entry with the topic `culture` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.culture_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("culture")
