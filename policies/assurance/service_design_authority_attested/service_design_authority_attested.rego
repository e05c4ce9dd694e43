# METADATA
# title: Somebody vouches that the service design authority is asked for advice
# description: >-
#   No data shows whether a group brings its work to the service design authority, so
#   one post vouches for it once a year. This assurance is optional.
# custom:
#   clauses: [AS-OTH-6]
#   judges: group
#   subject: attestation:service-design-authority
#   remedy: Bring the work to the service design authority, then add an entry with the topic `service-design-authority` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.service_design_authority_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("service-design-authority")
