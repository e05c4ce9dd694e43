# METADATA
# title: A service belongs to one group, or says who shares it
# description: >-
#   Two groups that declare one service, by its id or its address, may both report on
#   it, or each may leave it to the other. A service that groups share says so in
#   `shared_with`.
# custom:
#   clauses: [BG-1]
#   remedy: >-
#     Agree who owns the service. All other groups take it out, or all of them name each
#     other in `shared_with`.
package dgcheck.between.service_claimed_twice

# claims returns the claims to a service. A claim to a retired service does not count.
claims(service) := [claim | some claim in service.claims; claim.phase != "retired"]

# unshared returns the groups whose claim does not name every other group.
unshared(service) := {claim.group |
	some claim in claims(service)
	some other in claims(service)
	other.group != claim.group
	not other.group in claim.shared_with
}

findings contains {
	"subject": $"service:{service.key}",
	"message": $"{service.total} groups declare {service.called}, and not all of them say in `shared_with` that they share it.",
	"groups": {claim.group | some claim in claims(service)},
} if {
	some service in input.services
	count(unshared(service)) > 0
}
