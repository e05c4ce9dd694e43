# METADATA
# title: The group vouches for how it looks after data
# description: >-
#   Standards for data that work in practice, people with the skills to use them, and
#   data that is shared and looked after: no file can show these. Somebody in the group
#   looks at them about once a year and vouches for them.
# custom:
#   clauses: [ST-M3-2, CD-DAT-2, CD-DAT-3, CD-DAT-4]
#   judges: group
#   subject: attestation:data
#   remedy: Look at how the group handles data, then add an entry with the topic `data` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.strategy.data_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("data")
