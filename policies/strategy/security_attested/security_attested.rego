# METADATA
# title: The group vouches for how it lowers security risk
# description: >-
#   Security risk comes down and people take security seriously. What the risks are must
#   never be written in a declaration, so all that is asked is that a post vouches for
#   the work on them about once a year.
# custom:
#   clauses: [ST-M4-2]
#   judges: group
#   subject: attestation:security
#   remedy: Go through security with those who know it, then add an entry with the topic `security` to `attestations`, with `attested_on` and a `role` under `by`. Never write down the risks themselves.
package dgcheck.rules.strategy.security_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("security")
