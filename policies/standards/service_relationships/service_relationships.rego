# METADATA
# title: Every service says what it depends on
# description: >-
#   When a service stops, others may stop with it. Each service lists the services
#   and systems it cannot run without, or says that there are none.
# custom:
#   clauses: [DS-2-G3, DS-2-A3]
#   judges: services
#   at: depends_on
#   remedy: "List the ids of services and external systems under `depends_on` of the service, or write `depends_on: []` where there are none."
package dgcheck.rules.standards.service_relationships

import data.dgcheck.lib.phases

results := {i: judged(service, i) | some i, service in input.services}

judged(service, i) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"not-applicable": $"No phase of {service.called} has begun yet.", "at": ["phases"]} if {
	phases.current(service) == ""
} else := {"not-assessed": $"{service.called} depends on something that is not declared."} if {
	i in adrift
} else := {"pass": $"{service.called} depends on itself by what is declared."} if {
	[service.id, service.id] in needs
} else := {"pass": $"{service.called} and {other} depend on each other."} if {
	some other in mutual(service)
} else := {"pass": ""} if {
	said(service, i)
} else := {"fail": $"{service.called} does not say what it depends on."}

# said is true if something is named, or if an empty list says that there is nothing.
said(service, _) if {
	some id in service.depends_on
	id != ""
}

said(service, i) if {
	count(service.depends_on) == 0
	$"services/{i}/depends_on" in input.written
}

needs := {[service.id, id] | some service in input.services; some id in service.depends_on; id != ""}

# mutual returns the first of the services with which a service depends on each
# other, in a list.
mutual(service) := array.slice([id | some id in service.depends_on; [id, service.id] in needs], 0, 1)

# adrift has the services that depend on something that is not declared.
adrift contains gone.at[1] if {
	some gone in input.dangling
	gone.at[0] == "services"
	gone.at[2] == "depends_on"
}
