# METADATA
# title: Decisions are taken by those best placed to take them
# description: >-
#   People decide what lies within their role, and a decision goes no higher than it
#   has to. A log of decisions shows it, or somebody vouches for it. We do not open
#   the log: that it is declared is enough.
# custom:
#   clauses: [DG-DEC-1, DG-HOW-4]
#   judges: group
#   remedy: Link the log of decisions in `governance.decision_log`, or add an entry with the topic `decisions` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.decisions_attested

import data.dgcheck.lib.attestations

results contains object.union(object.remove(attested, ["remedy"]), judged)

attested := attestations.judged("decisions")

judged := {
	"at": ["governance", "decision_log"],
	"verdict": "pass",
	"because": "There is a log of decisions; we have not opened it.",
	"due": "",
	"rests_on": [],
} if {
	input.governance.decision_log != ""
} else := {"rests_on": array.concat(attested.rests_on, [["governance", "decision_log"]])} if {
	attested.verdict == "fail"
} else := {}
