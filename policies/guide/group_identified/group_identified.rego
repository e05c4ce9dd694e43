# METADATA
# title: The group says who it is
# description: >-
#   A group has an id that never changes, a name, somebody who leads it and the
#   day it was founded, from which every deadline is counted.
# custom:
#   clauses: [DG-DEF-3]
#   judges: group
#   at: group
#   entails: true
#   grace: false
#   remedy: Give `id`, `name`, one `lead` with a `role`, and the day the group was `founded`, under `group`.
package dgcheck.rules.guide.group_identified

import data.dgcheck.lib.posts

result := {"pass": $"{input.group.name} says who it is."} if {
	count(lacking) == 0
} else := {"fail": $"The group does not give {concat(", ", [lack.what | some lack in lacking])}.", "at": ["group", lacking[0].key]}

lacking := [asked |
	some asked in [
		{"key": "id", "what": "an id"},
		{"key": "name", "what": "a name"},
		{"key": "lead", "what": "one lead with a role"},
		{"key": "founded", "what": "the day it was founded"},
	]
	not given(asked.key)
]

given("id") if input.group.id != ""

given("name") if input.group.name != ""

given("lead") if posts.named(input.group.lead)

given("founded") if input.group.founded != ""
