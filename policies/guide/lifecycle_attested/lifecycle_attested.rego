# METADATA
# title: The group answers for its services from the first idea to retirement
# description: >-
#   A group does not hand a service over once it is built. Parts of that are checked by
#   other rules; that the group takes on the whole of it, somebody vouches for.
# custom:
#   clauses: [DG-OWN-5]
#   judges: group
#   subject: attestation:lifecycle
#   at: attestations
#   remedy: When the group takes responsibility for its services from start to end, add an entry with the topic `lifecycle` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.lifecycle_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("lifecycle")
