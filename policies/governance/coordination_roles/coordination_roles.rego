# METADATA
# title: A post is named for every co-ordination function
# description: >-
#   Five functions keep the work of several teams together: service ownership,
#   product, delivery, the leadership of professions, and support. A post fills each,
#   and one post may fill several.
# custom:
#   clauses: [GM-C-1, GM-C-2, GM-C-3, GM-C-4, GM-C-5, DG-DEC-3]
#   judges: group
#   at: governance.coordination
#   remedy: Give a `role` to each function under `governance.coordination`; where one post fills several, name it under each.
package dgcheck.rules.governance.coordination_roles

import data.dgcheck.lib.functions

asked := ["service_ownership", "product", "delivery", "profession_leadership", "support"]

lacking := functions.lacking("coordination", asked)

result := {"pass": "Every co-ordination function has its post."} if {
	count(lacking) == 0
} else := {
	"fail": $"No post is named for the co-ordination function {replace(lacking[0], "_", " ")}.",
	"at": ["governance", "coordination", lacking[0]],
	"remedy": remedy,
	"rests_on": rests_on,
} if {
	count(lacking) == 1
} else := {
	"fail": $"No post is named for these co-ordination functions: {concat(", ", [replace(function, "_", " ") | some function in lacking])}.",
	"remedy": remedy,
	"rests_on": rests_on,
}

# rests_on has the paths of the posts that are not named. A fault there may hide one.
rests_on := [["governance", "coordination", function, "role"] | some function in lacking]

remedy := $"Give a `role` under {keys} in `governance.coordination`; where one post fills several, name it under each."

keys := concat(", ", [$"`{function}`" | some function in lacking])
