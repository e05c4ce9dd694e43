# METADATA
# title: The functions a group typically has are covered
# description: >-
#   A delivery group is made up mainly of digital professionals. For each of the seven
#   functions that the guide calls typical, the group says who leads it, who outside
#   the group provides it, or why it does without. Other functions are welcome.
# custom:
#   clauses: [DG-WHO-1, DG-WHO-6a, DG-WHO-6b, DG-WHO-6c, DG-WHO-6d, DG-WHO-6e, DG-WHO-6f, DG-WHO-6g]
#   judges: team.functions
#   subject: function
#   remedy: Add an entry to `team.functions` with the `id` of the function and its `lead` with a `role`, who it is `provided_by`, or why it is `not_needed`.
package dgcheck.rules.guide.functions_covered

import data.dgcheck.lib.posts

results := object.union(
	{i: judged(function) | some i, function in input.team.functions},
	{id: missing(id) | some id in typical; not said(id)},
)

# Teams may have functions that are not in the list of typical ones.
result := {
	"pass": $"Teams also have functions beyond the typical ones: {concat(", ", sort([name(id) | some id in others]))}.",
	"at": ["team", "teams"],
} if {
	count(others) > 0
}

# said is true if an entry is about the function, or has the name that it would have.
said(id) if id in declared

said(id) if $"function:{id}" in subjects

# missing returns the result for a function that has no entry. In a second
# repository of the group, the entry may be in the first.
missing(id) := {"not-assessed": "This is judged where the group's main declaration is kept."} if {
	input.part_of.group != ""
} else := {
	"fail": $"We could not find who covers {name(id)}.",
	"remedy": $"Add an entry to `team.functions` with the `id` {id} and its `lead` with a `role`, who it is `provided_by`, or why it is `not_needed`.",
}

judged(function) := {"not-assessed": "A function does not say which one it is."} if {
	function.id == ""
} else := {"pass": $"{covered(function)}{remark(function)}"} if {
	covered(function)
} else := {
	"fail": $"It is not said who covers {name(function.id)}.{remark(function)}",
	"remedy": "Add `lead` with a `role` to the function, who it is `provided_by`, or why it is `not_needed`.",
}

covered(function) := $"{function.lead.role} leads {name(function.id)}." if {
	posts.named(function.lead)
} else := $"For {name(function.id)} there is help from outside the group: {function.provided_by}." if {
	function.provided_by != ""
} else := $"The group does without {name(function.id)}: {function.not_needed}." if {
	function.not_needed != ""
}

remark(function) := "" if {
	function.id in typical
} else := " It is not one of the typical functions, which is fine."

name(id) := replace(id, "-", " ")

declared := {function.id | some function in input.team.functions}

subjects := {function.subject | some function in input.team.functions}

others := {id |
	some team in input.team.teams
	some id in team.functions
	id != ""
	not id in typical
}

typical := {
	"product-management",
	"delivery-management",
	"user-centred-design",
	"performance-and-insight",
	"technology-and-security",
	"service-readiness",
	"operations-and-support",
}
