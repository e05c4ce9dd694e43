# METADATA
# title: Code is kept where Defra keeps its code
# description: >-
#   Code is easier to find, share and protect when it is kept in one of Defra's four
#   organisations on GitHub. Their names are those of the page about access to GitHub in
#   Defra's software development standards.
# custom:
#   clauses: [SW-1]
#   judges: services
#   at: repos
#   remedy: Move the repository into one of Defra's organisations on GitHub, and change its owner in `repos`.
package dgcheck.rules.assurance.repo_org

import data.dgcheck.lib.lists
import data.dgcheck.lib.repositories

# organisations has the names of Defra's organisations in lower case. Source: the
# page about access to GitHub in Defra's software development standards.
organisations := {"defra", "defra-design", "aphascience", "defra-data-science-centre-of-excellence"}

results := {i: judged(service) | some i, service in input.services}

judged(service) := repositories.codeless(service) if {
	repositories.codeless(service)
} else := repositories.nameless(service) if {
	repositories.nameless(service)
} else := {"pass": ""} if {
	count(elsewhere(service)) == 0
} else := {
	"fail": $"{service.called} keeps {service.repos[elsewhere(service)[0]]}{lists.more(elsewhere(service), 1)} outside Defra's organisations on GitHub.",
	"at": ["repos", elsewhere(service)[0]],
}

# elsewhere returns the indexes of repositories with another owner.
elsewhere(service) := [j |
	some j, repo in service.repos
	not lower(split(repo, "/")[0]) in organisations
]
