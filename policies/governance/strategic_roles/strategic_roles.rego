# METADATA
# title: A post is named for every strategic function
# description: >-
#   Five functions set the direction of a group: business, delivery, product,
#   technology and service design. A post fills each, and one post may fill several.
#   The delivery function answers for the budget.
# custom:
#   clauses: [GM-S-1, GM-S-2, GM-S-3, GM-S-4, GM-S-5, GM-0-2, DG-DEC-2]
#   judges: group
#   at: governance.strategic
#   remedy: Give a `role` to each function under `governance.strategic`; where one post fills several, name it under each.
package dgcheck.rules.governance.strategic_roles

import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.functions

result := object.union_n([place, {"rests_on": rests_on}, conditions.weighed(array.concat(unfilled, unbudgeted), {"pass": "Every strategic function has its post."})])

# rests_on has the paths of the posts that are not named. A fault there may hide one.
rests_on := [["governance", "strategic", function, "role"] | some function in lacking]

asked := ["business", "delivery", "product", "technology", "service_design"]

# The clause of each function. If their pack is not in force, a clause of the guide
# covers all of them.
clause := {
	"business": "GM-S-1",
	"delivery": "GM-S-2",
	"product": "GM-S-3",
	"technology": "GM-S-4",
	"service_design": "GM-S-5",
}

lacking := functions.lacking("strategic", asked)

unfilled := [{
	"clause": clause_of(lacking[0]),
	"fail": $"No post is named for the strategic function {concat(", ", [replace(function, "_", " ") | some function in lacking])}.",
	"remedy": remedy,
}] if {
	count(lacking) == 1
} else := [{
	"clause": clause_of(lacking[0]),
	"fail": $"No post is named for these strategic functions: {concat(", ", [replace(function, "_", " ") | some function in lacking])}.",
	"remedy": remedy,
}] if {
	count(lacking) > 1
} else := []

remedy := $"Give a `role` under {keys} in `governance.strategic`; where one post fills several, name it under each."

keys := concat(", ", [$"`{function}`" | some function in lacking])

unbudgeted := [{"clause": "GM-0-2", "fail": "So nobody is named who answers for the budget, although costs are declared."}] if {
	"delivery" in lacking
	count(input.finance.rows) > 0
} else := []

clause_of(function) := clause[function] if {
	clauses.asked(clause[function])
} else := "DG-DEC-2"

# place is the path of the first function without a post, if others have one.
place := {"at": ["governance", "strategic", lacking[0]]} if {
	count(lacking) > 0
	count(lacking) < count(asked)
} else := {}
