# METADATA
# title: Repositories
# description: >-
#   What the declaration shows of a service's code. The repositories themselves
#   are not read in this version.
package dgcheck.lib.repositories

import data.dgcheck.lib.phases

# codeless is the result for a service without code that could be asked about.
codeless(service) := {"not-applicable": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {"not-applicable": $"{service.called} is in discovery and names no repositories."} if {
	phases.current(service) == "discovery"
	count(service.repos) == 0
} else := {"not-applicable": $"{service.called} is not built by the group and names no repositories."} if {
	service.built_on in {"cots", "saas"}
	count(service.repos) == 0
}

# nameless is the result where we cannot tell where the code of the service is.
nameless(service) := {"not-assessed": $"{service.called} names no repositories, so its code cannot be looked at."} if {
	count(service.repos) == 0
}

# not_read is the result of a rule for which repositories would have to be read.
not_read(service) := codeless(service) if {
	codeless(service)
} else := nameless(service) if {
	nameless(service)
} else := {"not-assessed": $"The repositories of {service.called} are not read in this version."}
