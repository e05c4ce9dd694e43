# METADATA
# title: Policy and digital people learn from each other
# description: >-
#   Digital people pass on how they work, and policy people come along to user research.
#   Commitments in an agreement show the one, research sessions that policy people
#   joined the other. For what an agreement leaves open, and where no agreement is
#   under way, somebody vouches.
# custom:
#   clauses: [WW-16, WW-17]
#   judges: group
#   subject: attestation:policy-engagement
#   remedy: "Add an entry with the topic `policy-engagement` to `attestations`, with `attested_on` and a `role` under `by`; or list `commitments` and `research_sessions` (with `date` and `policy_attended: true`) in each agreement."
package dgcheck.rules.ways_of_working.policy_engagement_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates

result := attested if {
	count(running) == 0
} else := {
	"fail": $"Nobody from policy was at a research session of the agreement {running[missed[0]].called}.",
	"at": ["agreements", missed[0], "research_sessions"],
	"remedy": "Invite the policy team to the next research session, and add it to `research_sessions` of the agreement with its `date` and `policy_attended: true`.",
} if {
	count(missed) > 0
} else := {"pass": "Every agreement lists commitments, and research sessions that policy people joined.", "at": ["agreements"]} if {
	count(unshown) == 0
} else := attested if {
	attested.attested
} else := object.union(attested, {
	"fail": $"{attested.fail} The agreement {running[unshown[0]].called} does not show it with `commitments` and `research_sessions`.",
	"rests_on": array.concat(attested.rests_on, [["agreements", i] | some i in unshown]),
})

attested := attestations.vouched("policy-engagement")

# running has the agreements whose work has not ended, by their indexes.
running := {i: agreement |
	some i, agreement in input.agreements
	agreement.status != "ended"
}

# missed has the indexes of agreements with research sessions, none of which policy
# people attended.
missed := [i |
	some i, agreement in running
	count(attendance(agreement)) > 0
	not true in attendance(agreement)
]

# unshown has the indexes of agreements without attendance by policy people or commitments.
unshown := [i | some i, agreement in running; not shown(agreement)]

shown(agreement) if {
	true in attendance(agreement)
	some commitment in agreement.commitments
	commitment != ""
}

# attendance returns, for each research session held, whether policy people came, if
# that is known.
attendance(agreement) := [session.policy_attended |
	some session in agreement.research_sessions
	dates.past(session.date_day)
	is_boolean(session.policy_attended)
]
