# METADATA
# title: Somebody vouches for security by design
# description: >-
#   Departments and arm's length bodies have to build their services with the
#   government's Secure by Design principles. No data shows whether a group does, so one
#   post vouches for it once a year.
# custom:
#   clauses: [AS-SBD-1]
#   judges: group
#   subject: attestation:secure-by-design
#   remedy: Go through the principles with those who answer for security, then add an entry with the topic `secure-by-design` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.secure_by_design_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("secure-by-design")
