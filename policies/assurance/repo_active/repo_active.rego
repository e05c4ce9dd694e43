# METADATA
# title: The code of a live service is looked after
# description: >-
#   A repository in which nothing has changed for 24 months is archived; a service that
#   is still live should not depend on one. Repositories are not read in this version,
#   so the rule only shows where we would look.
# custom:
#   clauses: [SW-5]
#   judges: services
#   at: repos
#   remedy: Bring the repository up to date, or retire the service.
#   shows: true
package dgcheck.rules.assurance.repo_active

import data.dgcheck.lib.phases
import data.dgcheck.lib.repositories

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {
	"not-assessed": $"The repositories of {service.called} are not read in this version, so we cannot tell whether they have changed in the last {data.params.repo.inactive_months} months.",
} if {
	count(service.repos) > 0
} else := repositories.not_read(service)
