# METADATA
# title: The agreement says who talks when nothing else helps
# description: >-
#   What a team cannot settle goes to senior people on both sides. At least one such
#   post is named, with a role and a mailbox.
# custom:
#   clauses: [WW-24]
#   judges: agreements
#   at: escalation
#   remedy: Add a senior post with `role` and `email` to `escalation` of the agreement.
package dgcheck.rules.ways_of_working.escalation

import data.dgcheck.lib.agreements

results := {i: judged(agreement) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {"pass": $"The agreement {agreement.called} says who talks when nothing else helps."} if {
	some post in agreement.escalation
	post.role != ""
	post.email != ""
} else := {"fail": $"The agreement {agreement.called} names nobody with both a role and a mailbox to turn to when nothing else helps."} if {
	count(agreement.escalation) > 0
} else := {"fail": $"The agreement {agreement.called} does not say who talks when the team cannot settle something."}
