# METADATA
# title: Somebody deals with every open barrier
# description: >-
#   Some things that stand in the way of working, funding and delivering well the group
#   cannot simply decide away. A group may list them; those that are still open have a
#   post that deals with them. Listing none is never held against a group.
# custom:
#   clauses: [ST-M6-2, ST-M6-1]
#   judges: barriers
#   at: owner
#   remedy: Name the post that deals with the barrier in its `owner`, with a `role`, or set its `status` to closed.
package dgcheck.rules.strategy.barriers_owned

import data.dgcheck.lib.posts

results := {i: judged(barrier) | some i, barrier in input.barriers}

judged(barrier) := {"not-applicable": $"The barrier {barrier.called} is closed.", "at": ["status"]} if {
	barrier.status == "closed"
} else := {"pass": $"{barrier.owner.role} deals with the barrier {barrier.called}."} if {
	posts.named(barrier.owner)
} else := {"fail": $"Nobody deals with the barrier {barrier.called}: {posts.lacking(barrier.owner)}."}
