# METADATA
# title: Code is open, or says why not
# description: >-
#   Code that public money pays for is open for all to read. Where it has to stay
#   closed, a service says why. Whether a repository is open is not read in this
#   version, so only that reason can be judged.
# custom:
#   clauses: [SW-3]
#   judges: services
#   remedy: Make the code open, or give the reason in `closed_code_reason`.
#   shows: true
package dgcheck.rules.assurance.repo_open

import data.dgcheck.lib.repositories

results contains object.union({"subject": service.subject, "at": ["services", i, "repos"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := repositories.exempt(service) if {
	repositories.exempt(service)
} else := {
	"at": ["services", i, "closed_code_reason"],
	"verdict": "pass",
	"because": $"{service.called} says why some of its code is closed.",
} if {
	service.closed_code_reason != ""
} else := repositories.unread(service)
