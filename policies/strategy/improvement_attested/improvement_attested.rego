# METADATA
# title: The group vouches for trying out ways of working around services
# description: >-
#   Working around services and their users is learnt by trying it out. Whether a group
#   has done so no file can show, so somebody vouches for it about once a year. The
#   strategy meant this to be under way by 2025; what counts here is that it is.
# custom:
#   clauses: [ST-M6-16]
#   judges: group
#   subject: attestation:improvement
#   remedy: Say what the group has tried out and learnt, then add an entry with the topic `improvement` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.strategy.improvement_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("improvement")
