# METADATA
# title: A service that a group drops is taken up or retired
# description: >-
#   A service that was declared and is declared no longer, by any group and under any of
#   its ids, may still run without an owner.
# custom:
#   clauses: [BG-5]
#   remedy: >-
#     If it has ended, declare it again with the phase `retired`. If another group took
#     it over, that group declares it, with the old id in `previous_ids`.
package dgcheck.between.service_dropped

findings contains {
	"subject": $"service:{service.id}",
	"message": $"{service.called} was declared on {service.on} and no group that was heard from declares it now{perhaps}.",
	"groups": {service.group},
} if {
	some service in input.dropped
	service.phase != "retired"
}

# perhaps is a sentence: a group about which nothing is known may have the service now.
perhaps := "" if {
	input.silent == 0
} else := "; one that was not may have taken it up"
