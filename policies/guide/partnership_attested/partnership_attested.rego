# METADATA
# title: The group works in partnership with the business and across Defra group
# description: >-
#   Policy, operations, corporate areas and public bodies shape the work together with
#   the group, and try things out with it. No data shows a partnership, so somebody
#   vouches for it.
# custom:
#   clauses: [DG-DEF-5, DG-ALB-1, ST-A-4, ST-M6-14]
#   judges: group
#   subject: attestation:partnership
#   at: attestations
#   remedy: Ask those you work with how well it goes, and add an entry with the topic `partnership` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.partnership_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("partnership")
