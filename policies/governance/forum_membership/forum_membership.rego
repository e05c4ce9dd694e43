# METADATA
# title: The working group is made up of several disciplines
# description: >-
#   A working group has a core of senior posts from different functions, and others
#   join when they are needed, from outside too. That there are at least three core
#   posts from at least two functions is our default.
# custom:
#   clauses: [TD-9, TD-10]
#   judges: governance.forums
#   at: members
#   remedy: "List the posts in `members` of the forum, each with its `role` and `function`, and mark the regular ones with `core: true`."
package dgcheck.rules.governance.forum_membership

import data.dgcheck.lib.posts

results := {i: judged(forum) | some i, forum in input.governance.forums}

judged(forum) := {"not-applicable": $"{forum.called} is not a working group.", "at": ["kind"]} if {
	not forum.kind in {"working-group", ""}
} else := {"not-assessed": $"{forum.called} does not say what kind of forum it is.", "at": ["kind"], "remedy": "Give the forum a `kind`: working-group, project-group, strategic-board or other."} if {
	forum.kind == ""
} else := {"fail": $"{forum.called} does not say who belongs to it."} if {
	count(forum.members) == 0
} else := {"fail": $"{forum.called} has core members in {count(core(forum))} roles; it should have at least {data.params.governance.core_members}."} if {
	count(core(forum)) < data.params.governance.core_members
} else := {"fail": $"The members of {forum.called} come from fewer than {data.params.governance.member_functions} functions."} if {
	count(functions(forum)) < data.params.governance.member_functions
} else := {"pass": $"Core roles of {forum.called}: {count(core(forum))}, functions: {count(functions(forum))}{joined(forum)}."}

# core returns the roles of the core members.
core(forum) := {lower(member.role) | some member in forum.members; member.core == true; posts.named(member)}

functions(forum) := {member.function | some member in forum.members; posts.named(member); member.function != ""}

joined(forum) := $", from outside: {count(outside)}" if {
	outside := [member | some member in forum.members; member.external == true]
	count(outside) > 0
} else := ""
