# METADATA
# title: The group vouches that decisions rest on evidence
# description: >-
#   Decisions draw on what data and new technology tell, and the right answer comes
#   before the quick one. No file can show that, so somebody looks back at the group's
#   decisions about once a year and vouches for it.
# custom:
#   clauses: [ST-V-5, ST-V-6, ST-M6-10]
#   judges: group
#   subject: attestation:evidence-use
#   remedy: Look back at how recent decisions were made, then add an entry with the topic `evidence-use` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.strategy.evidence_use_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("evidence-use")
