# METADATA
# title: A group is declared in one place
# description: >-
#   Two declarations with one id give two answers, and nobody knows which of them holds.
# custom:
#   clauses: [BG-8]
#   remedy: >-
#     Keep one declaration, or give one of the groups another `id`.
package dgcheck.between.group_declared_twice

findings contains {
	"subject": $"group:{group.key}",
	"message": $"The id {group.key} is declared in {count(group.places)} places: {concat(", ", sort(group.places))}.",
	"groups": {group.key},
} if {
	some group in input.groups
}
