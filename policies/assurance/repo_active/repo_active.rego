# METADATA
# title: The code of a live service is looked after
# description: >-
#   A repository in which nothing has changed for 24 months is archived; a service that
#   is still live should not depend on such repositories alone. Changes by programs
#   do not count. When code was last changed has to be looked at.
# custom:
#   clauses: [SW-5]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Bring the repository up to date, or retire the service.
#   shows: true
package dgcheck.rules.assurance.repo_active

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.phases
import data.dgcheck.lib.repositories

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"pass": $"Code of {service.called} was last changed on {dates.on(newest)}, in {concat(", ", places)}."} if {
	newest := max({fact.seen_day | some fact in repositories.seen(service, "committed")})
	newest >= since
	places := {fact.seen_in | some fact in repositories.seen(service, "committed"); fact.seen_day == newest}
} else := {"fail": $"All code of {service.called} is archived, so it no longer changes."} if {
	count(service.repos) > 0
	every j, _ in service.repos { archived(service, j) }
} else := {"fail": $"Nobody has changed any code of {service.called} since {dates.on(since)}."} if {
	count(service.repos) > 0
	every j, repo in service.repos { idle(service, j, repo) }
} else := {
	"not-assessed": trim_space($"We cannot tell whether the code of {service.called} has changed in the last {data.params.repo.inactive_months} months. {repositories.unlooked(service)}"),
} if {
	count(service.repos) > 0
	evidence.asked("delivery")
} else := repositories.not_read(service)

# idle is true if a repository is archived, or if its source is complete for all of
# the months. No change was seen in any repository, or the service would have passed.
idle(service, j, _) if archived(service, j)

idle(_, _, repo) if evidence.covers("delivery", repo, since, dates.today)

# archived is true if a repository was seen to be archived.
archived(service, j) if {
	fact := repositories.seen(service, "archived")[j]
	fact.says == "yes"
	repositories.counts(fact)
}

# since is the first day of the months that count. A month has 30.5 days.
since := dates.today - floor((data.params.repo.inactive_months * 61) / 2)
