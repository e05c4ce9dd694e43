# METADATA
# title: Releases are tagged with a version number
# description: >-
#   Version numbers of three parts tell those who use the code what a release may
#   change for them. The newest release or tag of each repository is looked at.
# custom:
#   clauses: [SW-2]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Tag each release with a version number such as v1.4.0.
#   shows: true
package dgcheck.rules.assurance.repo_semver

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.lists
import data.dgcheck.lib.repositories

results := {i: judged(service) | some i, service in input.services}

judged(service) := repositories.codeless(service) if {
	repositories.codeless(service)
} else := {
	"fail": $"{service.called} keeps {service.repos[bad[0]]}{lists.more(bad, 1)}, whose newest version is {versions[bad[0]].says}.",
	"at": ["repos", bad[0]],
} if {
	versions := repositories.seen(service, "version")
	bad := [j | some j, _ in service.repos; not numbered(versions[j].says); versions[j]; repositories.counts(versions[j])]
	count(bad) > 0
} else := {"pass": $"The newest version of {service.called} is {fact.says}."} if {
	count(service.repos) > 0
	every j, _ in service.repos { numbered(repositories.seen(service, "version")[j].says) }
	fact := repositories.seen(service, "version")[0]
} else := {"not-applicable": $"{service.called} has no release and no tag yet."} if {
	count(service.repos) > 0
	count(repositories.seen(service, "version")) == 0
	not evidence.unknown(["services", service.id], "version")
	every repo in service.repos { evidence.covers("delivery", repo, dates.today, dates.today) }
} else := repositories.not_read(service)

# numbered is true if a version has three numbers (https://semver.org).
numbered(version) if regex.match(`^v?[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$`, version)
