# METADATA
# title: People have the skills and the tools that their work needs
# description: >-
#   Whether a group has the knowledge, the people and the tools for its work, and grows
#   what it lacks, is known to those who do the work. Somebody vouches for it.
# custom:
#   clauses: [DG-HOW-7, ST-A-7, ST-A-8, ST-M4-5, ST-M5-1, CD-SKL-1, TD-2, TD-16]
#   judges: group
#   subject: attestation:skills
#   at: attestations
#   remedy: Go through the skills and tools the group has and lacks, and add an entry with the topic `skills` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.skills_attested

import data.dgcheck.lib.attestations

result := attestations.vouched("skills")
