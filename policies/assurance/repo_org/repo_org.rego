# METADATA
# title: Code is kept where Defra keeps its code
# description: >-
#   Code is easier to find, share and protect when it is kept in one of Defra's four
#   organisations on GitHub. Their names are those of the page about access to GitHub in
#   Defra's software development standards.
# custom:
#   clauses: [SW-1]
#   judges: services
#   remedy: Move the repository into one of Defra's organisations on GitHub, and change its owner in `repos`.
package dgcheck.rules.assurance.repo_org

import data.dgcheck.lib.repositories

# organisations, by their names in small letters. Source: the page about access
# to GitHub in Defra's software development standards.
organisations := {"defra", "defra-design", "aphascience", "defra-data-science-centre-of-excellence"}

results contains object.union({"subject": service.subject, "at": ["services", i, "repos"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := repositories.exempt(service) if {
	repositories.exempt(service)
} else := repositories.unnamed(service) if {
	repositories.unnamed(service)
} else := {"verdict": "pass"} if {
	count(elsewhere(service)) == 0
} else := {
	"at": ["services", i, "repos", elsewhere(service)[0]],
	"verdict": "fail",
	"because": $"{service.called} keeps {service.repos[elsewhere(service)[0]]}{more(elsewhere(service))} outside Defra's organisations on GitHub.",
}

# elsewhere are the places of repositories with another owner.
elsewhere(service) := [j |
	some j, repo in service.repos
	not lower(split(repo, "/")[0]) in organisations
]

more(places) := "" if count(places) == 1

more(places) := $" and {count(places) - 1} more" if count(places) > 1
