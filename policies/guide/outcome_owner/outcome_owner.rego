# METADATA
# title: Every active outcome has an owner
# description: >-
#   Somebody from policy or a public body answers for each outcome the group aims for
#   now. One post with a role is enough.
# custom:
#   clauses: [DG-OWN-1, DS-1-G3]
#   judges: outcomes
#   at: owner
#   remedy: "Name one post as `owner` of the outcome, with a `role` and a `kind`: policy, or alb for a public body."
package dgcheck.rules.guide.outcome_owner

import data.dgcheck.lib.posts

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"pass": $"Owned by {outcome.owner.role}."} if {
	posts.named(outcome.owner)
} else := {"fail": $"{outcome.called} has no owner: {posts.lacking(outcome.owner)}."}
