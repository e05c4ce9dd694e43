# METADATA
# title: The agreement says who talks when nothing else helps
# description: >-
#   What a team cannot settle goes to senior people on both sides. At least one such
#   post is named, with a role and a mailbox.
# custom:
#   clauses: [WW-24]
#   judges: agreements
#   remedy: Add a senior post with `role` and `email` to `escalation` of the agreement.
package dgcheck.rules.ways_of_working.escalation

results contains object.union(
	{"subject": agreement.subject, "at": ["agreements", i, "escalation"]},
	judged(agreement, i),
) if {
	some i, agreement in input.agreements
}

judged(agreement, i) := {
	"at": ["agreements", i, "status"],
	"verdict": "not-applicable",
	"because": $"The agreement {agreement.called} has ended.",
} if {
	agreement.status == "ended"
} else := {"verdict": "pass", "because": $"The agreement {agreement.called} says who talks when nothing else helps."} if {
	some post in agreement.escalation
	post.role != ""
	post.email != ""
} else := {
	"verdict": "fail",
	"because": $"The agreement {agreement.called} names nobody with both a role and a mailbox to turn to when nothing else helps.",
} if {
	count(agreement.escalation) > 0
} else := {"verdict": "fail", "because": $"The agreement {agreement.called} does not say who talks when the team cannot settle something."}
