# METADATA
# title: The standard on services is not red
# description: >-
#   The standard on services is red when no service is listed, when no active service
#   has an accountable owner, or when none is linked to an active outcome. Otherwise
#   the other rules of the standard decide whether it is green or amber. The colours
#   are indicative; assurance leads decide.
# custom:
#   clauses: [DS-2-R0, DS-2-A0]
#   judges: group
#   at: services
#   subject: standard:2
#   entails: true
#   remedy: List every service under `services`, each with its `id`, `name`, `phases` (each with `phase` and `from`, such as private-beta and its first day), `owner` (with `role` and `email`), the `outcomes` it serves, `depends_on`, `transactional` and `roadmap_url`.
package dgcheck.rules.standards.rag_2

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.outcomes
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

result := {"fail": "No service is listed."} if {
	count(input.services) == 0
} else := {"pass": $"Services listed: {count(input.services)}, none of them active at present."} if {
	count(active) == 0
} else := object.union(conditions.weighed(array.concat(unowned, unlinked), {}), {"rests_on": [["services", i] | some i in active]}) if {
	count(unowned) + count(unlinked) > 0
} else := {"pass": $"Active services: {count(active)}; with an accountable owner: {count(owned)}; linked to an active outcome: {count(linked)}."}

# unowned and unlinked have at most one finding each: that no service has an owner or a link.
unowned := [lacking("No active service has an accountable owner.") | count(owned) == 0]

unlinked := [link | count(linked) == 0; link := unlinked_yet]

unlinked_yet := {"clause": "DS-2-R0", "not-assessed": "No outcome is active, so whether services are linked to one cannot be judged yet."} if {
	count(outcomes.active) == 0
} else := {"clause": "DS-2-R0", "not-assessed": "Services name only outcomes that are not declared."} if {
	some i in active
	outcomes.link(input.services[i].outcomes)["not-assessed"]
} else := lacking("No active service is linked to an active outcome.")

# lacking returns a finding that no service has something. It is not due while all services are new.
lacking(sentence) := {"clause": "DS-2-R0", "fail": sentence} if {
	some i in active
	not phases.settling(input.services[i])
} else := {"clause": "DS-2-R0", "not-due": sentence, "due": dates.iso(max([phases.settling(input.services[i]) | some i in active]))}

# active has the indexes of services that are neither retired nor only planned.
active := [i |
	some i, service in input.services
	not phases.retired(service)
	not dates.later(phases.first_day(service))
]

owned := [i | some i in active; posts.accountable(input.services[i].owner)]

linked := [i | some i in active; outcomes.link(input.services[i].outcomes).pass]
