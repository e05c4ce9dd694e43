# METADATA
# title: Spend of a shared service is counted once
# description: >-
#   If the finance of two groups has lines of one service, the same money may be in
#   both, and a sum over groups counts it twice.
# custom:
#   clauses: [BG-7]
#   remedy: >-
#     Agree which group carries the lines of the service, and take them out of the
#     finance of the other, or divide them.
package dgcheck.between.spend_counted_twice

findings contains {
	"subject": $"service:{service.key}",
	"message": $"The finance of {count(paying(service))} groups has lines of {service.called}, which a sum over groups may count twice.",
	"groups": paying(service),
} if {
	some service in input.services
	count(paying(service)) > 1
}

paying(service) := {claim.group | some claim in service.claims; claim.spend}
