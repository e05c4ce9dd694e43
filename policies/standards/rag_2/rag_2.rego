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
#   entails: true
#   remedy: List every service under `services`, each with its `id`, `name`, `phases` (each with `phase` and `from`), `owner` (with `role` and `email`), the `outcomes` it serves, `depends_on`, `transactional` and `roadmap_url`.
package dgcheck.rules.standards.rag_2

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.outcomes
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results contains object.union({"subject": "standard:2", "at": ["services"]}, judged)

judged := {"verdict": "fail", "because": "No service is listed."} if {
	count(input.services) == 0
} else := {"verdict": "pass", "because": $"Services listed: {count(input.services)}, none of them active at present."} if {
	count(active) == 0
} else := object.union(
	{"rests_on": [["services", i] | some i in active]},
	conditions.judged(array.concat(unowned, unlinked), {}),
) if {
	count(unowned) + count(unlinked) > 0
} else := {
	"verdict": "pass",
	"because": $"Active services: {count(active)}; with an accountable owner: {count(owned)}; linked to an active outcome: {count(linked)}.",
}

# unowned and unlinked are at most one finding each: that there is none.
unowned := [object.union(none, {"clause": "DS-2-R0", "because": "No active service has an accountable owner."}) |
	count(owned) == 0
]

unlinked := [object.union(link, {"clause": "DS-2-R0"}) |
	count(linked) == 0
	link := unlinked_yet
]

unlinked_yet := {"verdict": "not-assessed", "because": "No outcome is active, so whether services are linked to one cannot be judged yet."} if {
	count(outcomes.active) == 0
} else := {"verdict": "not-assessed", "because": "Services name only outcomes that are not declared."} if {
	some i in active
	outcomes.linked(input.services[i].outcomes).verdict == "not-assessed"
} else := object.union(none, {"because": "No active service is linked to an active outcome."})

# none is the verdict where no service has something: new ones have time.
none := {"verdict": "fail"} if {
	some i in active
	not phases.settling(input.services[i])
} else := {"verdict": "not-due", "due": dates.iso(max([phases.settling(input.services[i]) | some i in active]))}

# active are the services that are neither retired nor only planned.
active := [i |
	some i, service in input.services
	not phases.retired(service)
	not dates.later(phases.first_day(service))
]

owned := [i | some i in active; posts.accountable(input.services[i].owner)]

linked := [i | some i in active; outcomes.linked(input.services[i].outcomes).verdict == "pass"]
