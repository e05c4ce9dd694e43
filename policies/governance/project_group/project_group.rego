# METADATA
# title: A project group brings the needed skills together
# description: >-
#   A group that runs digital projects has business analysis, ICT, customer insight
#   and performance management in it. Product management counts as business analysis,
#   technology and security as ICT, user-centred design as customer insight, and
#   performance and insight as performance management; that they do is our reading.
# custom:
#   clauses: [TD-3, TD-15]
#   judges: group
#   at: governance.forums
#   remedy: "Add an entry to `governance.forums` with an `id`, `kind: project-group`, the id of the working group in `reports_to`, and in `functions` business-analysis, ict, customer-insight and performance-management."
package dgcheck.rules.governance.project_group

result := {
	"fail": "We could not find a project group for digital delivery.",
	"rests_on": [["governance", "forums", i] | some i, _ in input.governance.forums],
} if {
	count(groups) == 0
} else := {"pass": $"{input.governance.forums[complete[0]].called} has all the skills.", "at": ["governance", "forums", complete[0]]} if {
	count(complete) > 0
} else := {
	"fail": $"{input.governance.forums[groups[0]].called} has nobody for {concat(", ", [skill | some skill in skills; skill in missing(groups[0])])}.",
	"at": ["governance", "forums", groups[0], "functions"],
	"remedy": "Add the skills to `functions` of the project group, or bring somebody in who has them.",
	"rests_on": [["governance", "forums", i] | some i in groups],
}

# groups has the indexes of the project groups, and complete those with every skill.
groups := [i | some i, forum in input.governance.forums; forum.kind == "project-group"]

complete := [i | some i in groups; count(missing(i)) == 0]

missing(i) := {skill | some skill in skills} - brought(input.governance.forums[i])

# brought returns the skills in a forum: those that it lists, and those of its members.
brought(forum) := {object.get(counts_as, function, replace(function, "-", " ")) |
	some function in array.concat(forum.functions, [member.function | some member in forum.members])
}

skills := ["business analysis", "ICT", "customer insight", "performance management"]

counts_as := {
	"product-management": "business analysis",
	"ict": "ICT",
	"technology-and-security": "ICT",
	"user-centred-design": "customer insight",
	"performance-and-insight": "performance management",
}
