# METADATA
# title: Code is open, or says why not
# description: >-
#   Code that public money pays for is open for all to read. Where it has to stay
#   closed, a service says why. Whether a repository is open has to be looked at.
# custom:
#   clauses: [SW-3]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Make the code open, or give the reason in `closed_code_reason`.
#   shows: true
package dgcheck.rules.assurance.repo_open

import data.dgcheck.lib.repositories

results := {i: judged(service) | some i, service in input.services}

judged(service) := repositories.codeless(service) if {
	repositories.codeless(service)
} else := {"pass": $"{service.called} says why some of its code is closed.", "at": ["closed_code_reason"]} if {
	service.closed_code_reason != ""
} else := repositories.judged(service, "open", "is open", "is not open, and no reason is given")
