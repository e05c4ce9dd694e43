# METADATA
# title: Services say which shared components they use
# description: >-
#   What others have made need not be made again. Each service from alpha to live lists
#   the shared components it uses, or says why it uses none. How many services do is
#   counted.
# custom:
#   clauses: [ST-M2-1, ST-A-5, ST-M2-3]
#   judges: services
#   remedy: "List the shared components in `uses_components` of the service. Where there are none, write `uses_components: []` and say why in `uses_components_reason`."
package dgcheck.rules.strategy.reuse

import data.dgcheck.lib.clauses
import data.dgcheck.lib.phases

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "uses_components"]},
	judged(service, i),
) if {
	some i, service in input.services
}

results contains {
	"subject": "group",
	"at": ["services"],
	"verdict": "pass",
	"because": $"Services that use shared components: {count(reusing)} of {count(going)}.",
} if {
	clauses.asked("ST-M2-3")
	count(going) > 0
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not between alpha and live.",
} if {
	not i in going
} else := {"verdict": "pass", "because": $"{service.called} lists the shared components it uses."} if {
	i in reusing
} else := {"verdict": "pass", "because": $"{service.called} uses no shared component: {service.uses_components_reason}."} if {
	empty(i)
	service.uses_components_reason != ""
} else := {
	"at": ["services", i, "uses_components_reason"],
	"verdict": "fail",
	"because": $"{service.called} uses no shared component, but does not say why.",
	"remedy": "Say why in `uses_components_reason` of the service.",
} if {
	empty(i)
} else := {"verdict": "fail", "because": $"{service.called} does not say which shared components it uses."}

# going are the places of the services from alpha to live.
going := {i |
	some i, service in input.services
	phases.rank[phases.current(service)] > 0
}

reusing := {i |
	some i in going
	some component in input.services[i].uses_components
	component != ""
}

# empty: the list was written, with nothing in it.
empty(i) if {
	count(input.services[i].uses_components) == 0
	$"services/{i}/uses_components" in input.written
}
