# METADATA
# title: The code of a live service is looked after
# description: >-
#   A repository in which nothing has changed for 24 months is archived; a service that
#   is still live should not depend on one. Repositories are not read in this version,
#   so the rule only shows where we would look.
# custom:
#   clauses: [SW-5]
#   judges: services
#   remedy: Bring the repository up to date, or retire the service.
#   shows: true
package dgcheck.rules.assurance.repo_active

import data.dgcheck.lib.phases
import data.dgcheck.lib.repositories

results contains object.union({"subject": service.subject, "at": ["services", i, "repos"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not live.",
} if {
	not phases.live(service)
} else := {
	"verdict": "not-assessed",
	"because": $"The repositories of {service.called} are not read in this version, so we cannot tell whether they have changed in the last {data.params.repo.inactive_months} months.",
} if {
	count(service.repos) > 0
} else := repositories.unread(service)
