# METADATA
# title: The group keeps in step with other groups
# description: >-
#   Delivery groups depend on one another. A group says which others it has to keep in
#   step with and where that happens, or why there are none.
# custom:
#   clauses: [ST-M6-8]
#   judges: group
#   at: group.coordinates_with
#   remedy: List the ids of the other groups in `group.coordinates_with`, each as `group`, or say in `group.coordinates_with_reason` why there are none.
package dgcheck.rules.strategy.coordination

result := {"pass": $"Groups it keeps in step with: {count(others)}.{nowhere}"} if {
	count(others) > 0
} else := {"pass": $"There is no other group to keep in step with: {input.group.coordinates_with_reason}."} if {
	input.group.coordinates_with_reason != ""
} else := {
	"fail": "We could not find which other groups this one keeps in step with.",
	"rests_on": [["group", "coordinates_with", i] | some i, _ in input.group.coordinates_with],
}

others := {other.group | some other in input.group.coordinates_with; other.group != ""}

# nowhere is a remark about the other groups for which no forum to meet in is declared.
nowhere := $" It does not say where it meets {concat(" or ", sort(unmet))}." if {
	count(unmet) > 0
} else := ""

unmet := others - {other.group | some other in input.group.coordinates_with; other.forum != ""}
