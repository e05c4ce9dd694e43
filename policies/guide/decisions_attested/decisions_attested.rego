# METADATA
# title: Decisions are taken by those best placed to take them
# description: >-
#   People decide what lies within their role, and a decision goes no higher than it
#   has to. A log of decisions shows it, or somebody vouches for it. We do not open
#   the log: that it is declared is enough.
# custom:
#   clauses: [DG-DEC-1, DG-HOW-4]
#   judges: group
#   subject: attestation:decisions
#   at: attestations
#   remedy: Link the log of decisions in `governance.decision_log`, or add an entry with the topic `decisions` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.decisions_attested

import data.dgcheck.lib.attestations

result := {"pass": "There is a log of decisions; we have not opened it.", "place": ["governance", "decision_log"]} if {
	input.governance.decision_log != ""
} else := object.union(vouched, {"rests_on": array.concat(vouched.rests_on, [["governance", "decision_log"]])}) if {
	vouched.fail
} else := vouched

vouched := object.remove(attestations.vouched("decisions"), ["remedy"])
