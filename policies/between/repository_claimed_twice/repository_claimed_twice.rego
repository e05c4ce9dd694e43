# METADATA
# title: A repository belongs to the services of one group
# description: >-
#   If two groups name one repository, its releases count for both, and a fault in it is
#   looked after by either or by nobody.
# custom:
#   clauses: [BG-2]
#   remedy: >-
#     Agree whose services the repository holds. All other groups take it out of
#     `repos`, or all of them name each other in `shared_with` of the services.
package dgcheck.between.repository_claimed_twice

findings contains {
	"subject": $"repository:{repository.key}",
	"message": $"The repository {repository.key} is named by services of {repository.total} groups: {concat(", ", sort({claim.service | some claim in repository.claims}))}.",
	"groups": repository.groups,
} if {
	some repository in input.repositories
	some claim in repository.claims
	some group in repository.groups
	group != claim.group
	not group in claim.shared_with
}
