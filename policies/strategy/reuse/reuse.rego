# METADATA
# title: Services say which shared components they use
# description: >-
#   What others have made need not be made again. Each service from alpha to live lists
#   the shared components it uses, or says why it uses none. How many services do is
#   counted.
# custom:
#   clauses: [ST-M2-1, ST-A-5, ST-M2-3]
#   judges: services
#   at: uses_components
#   remedy: "List the shared components in `uses_components` of the service. Where there are none, write `uses_components: []` and say why in `uses_components_reason`."
package dgcheck.rules.strategy.reuse

import data.dgcheck.lib.clauses
import data.dgcheck.lib.phases

results := {i: judged(service, i) | some i, service in input.services}

result := {"pass": $"Services that use shared components: {count(reusing)} of {count(going)}."} if {
	clauses.asked("ST-M2-3")
	count(going) > 0
}

judged(service, i) := {"not-applicable": $"{service.called} is not between alpha and live.", "at": ["phases"]} if {
	not i in going
} else := {"pass": $"{service.called} lists the shared components it uses."} if {
	i in reusing
} else := {"pass": $"{service.called} uses no shared component: {service.uses_components_reason}."} if {
	empty(i)
	service.uses_components_reason != ""
} else := {
	"fail": $"{service.called} uses no shared component, but does not say why.",
	"at": ["uses_components_reason"],
	"remedy": "Say why in `uses_components_reason` of the service.",
} if {
	empty(i)
} else := {"fail": $"{service.called} does not say which shared components it uses."}

# going has the indexes of the services from alpha to live.
going := {i |
	some i, service in input.services
	phases.rank[phases.current(service)] > 0
}

reusing := {i |
	some i in going
	some component in input.services[i].uses_components
	component != ""
}

# empty is true if the list is declared and has no entries.
empty(i) if {
	count(input.services[i].uses_components) == 0
	$"services/{i}/uses_components" in input.written
}
