# METADATA
# title: Outcomes belong to policy or a public body
# description: >-
#   Policy and public bodies set outcomes, operations run services, and a delivery group
#   designs, builds and improves them. An active outcome that a digital post owns has
#   the wrong owner.
# custom:
#   clauses: [DG-OWN-1, DG-DEF-7]
#   judges: outcomes
#   at: owner.kind
#   entails: true
#   remedy: Agree who in policy or a public body owns the outcome, and give that post as `owner` with a `role` and its `kind`, policy or alb.
package dgcheck.rules.guide.outcome_owner_kind

import data.dgcheck.lib.posts

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {
	"not-assessed": $"{outcome.called} has no owner, so we cannot tell where the owner sits.",
	"remedy": "Name one post as `owner` of the outcome, with a `role` and a `kind`: policy, or alb for a public body.",
} if {
	outcome.owner.kind == ""
	not posts.named(outcome.owner)
} else := {"pass": $"The owner is from {words[outcome.owner.kind]}."} if {
	words[outcome.owner.kind]
} else := {
	"fail": $"{outcome.called} does not say whether its owner is from policy, a public body or digital.",
	"remedy": "Add `kind` to the `owner` of the outcome: policy, or alb for a public body.",
} if {
	outcome.owner.kind == ""
} else := {"fail": $"{outcome.called} is owned by a digital post."}

# words has the names of the kinds of owner that an outcome may have.
words := {"policy": "policy", "alb": "a public body"}
