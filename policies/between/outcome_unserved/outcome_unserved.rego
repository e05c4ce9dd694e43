# METADATA
# title: An active outcome is served by something
# description: >-
#   An outcome that no service and no work names is an intention that nobody works on,
#   or the work does not say what it is for.
# custom:
#   clauses: [BG-3]
#   remedy: >-
#     Name the outcome under `outcomes` of the service or the work that serves it, or
#     set its `status` to what holds.
package dgcheck.between.outcome_unserved

findings contains {
	"subject": $"outcome:{outcome.group}/{outcome.id}",
	"message": $"No service and no work serves the outcome {outcome.called}.",
	"groups": {outcome.group},
} if {
	some outcome in input.outcomes
}
