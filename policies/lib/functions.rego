# METADATA
# title: Governance functions and who fills them
# description: >-
#   At each level of governance a post fills each function. In a small group one
#   post fills several: it is given under each of them, or under one of them with
#   `shared_with` naming the others.
package dgcheck.lib.functions

import data.dgcheck.lib.posts

# lacking returns the given functions that no post fills, in the same order. A level
# is strategic or coordination.
lacking(level, functions) := [function |
	some function in functions
	not filled(level, function)
]

# filled is true if the function has a named post, or if a named post shares it.
filled(level, function) if posts.named(input.governance[level][function])

filled(level, function) if {
	input.governance[level][function].count == 1
	some other in shared(input.governance[level][function].shared_with, level)
	posts.named(input.governance[level][other])
}

filled(level, function) if {
	some other in ["strategic", "coordination"]
	some post in input.governance[other]
	posts.named(post)
	$"{level}-{word(function)}" in {named_at(part, other) | some part in parts(post.shared_with)}
}

# shared returns the functions of a level that a `shared_with` names.
shared(text, level) := {replace(trim_prefix(named_at(part, level), $"{level}-"), "-", "_") | some part in parts(text)}

# parts returns the names in a `shared_with`, which may have several. Each is in
# lower case with hyphens.
parts(text) := {word(part) | some part in regex.split(`\s+and\s+|\s+&\s+|[,;]`, lower(text))} if text != ""

# named_at puts the level before a name that does not begin with a level.
named_at(part, otherwise) := part if {
	some level in ["strategic", "coordination"]
	startswith(part, $"{level}-")
} else := $"coordination-{trim_prefix(part, "co-ordination-")}" if {
	startswith(part, "co-ordination-")
} else := $"{otherwise}-{part}"

word(text) := trim(regex.replace(text, `[^a-z]+`, "-"), "-")
