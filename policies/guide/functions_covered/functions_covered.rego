# METADATA
# title: The functions a group typically has are covered
# description: >-
#   A delivery group is made up mainly of digital professionals. For each of the seven
#   functions that the guide calls typical, the group says who leads it, who outside
#   the group provides it, or why it does without. Other functions are welcome.
# custom:
#   clauses: [DG-WHO-1, DG-WHO-6a, DG-WHO-6b, DG-WHO-6c, DG-WHO-6d, DG-WHO-6e, DG-WHO-6f, DG-WHO-6g]
#   judges: team.functions
#   remedy: Add an entry to `team.functions` with the `id` of the function and its `lead` with a `role`, who it is `provided_by`, or why it is `not_needed`.
package dgcheck.rules.guide.functions_covered

import data.dgcheck.lib.posts

results contains object.union({"subject": function.subject, "at": ["team", "functions", i]}, judged(function)) if {
	some i, function in input.team.functions
}

results contains object.union({"subject": $"function:{id}", "at": ["team", "functions"]}, missing(id)) if {
	some id in typical
	not id in declared
	not $"function:{id}" in subjects
}

# Teams may have functions that nobody knows of here.
results contains {
	"subject": "group",
	"at": ["team", "teams"],
	"verdict": "pass",
	"because": $"Teams also have functions beyond the typical ones: {concat(", ", sort([name(id) | some id in others]))}.",
} if {
	count(others) > 0
}

# missing is a function of which nothing is said; in a second repository of the
# group it may be said in the first.
missing(_) := {"verdict": "not-assessed", "because": "This is judged where the group's main declaration is kept."} if {
	input.part_of.group != ""
}

missing(id) := {
	"verdict": "fail",
	"because": $"We could not find who covers {name(id)}.",
	"remedy": $"Add an entry to `team.functions` with the `id` {id} and its `lead` with a `role`, who it is `provided_by`, or why it is `not_needed`.",
} if {
	input.part_of.group == ""
}

judged(function) := {
	"verdict": "not-assessed",
	"because": "A function does not say which one it is.",
} if {
	function.id == ""
} else := {"verdict": "pass", "because": $"{covered(function)}{remark(function)}"} if {
	covered(function)
} else := {
	"verdict": "fail",
	"because": $"It is not said who covers {name(function.id)}.{remark(function)}",
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
