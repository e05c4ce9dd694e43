# METADATA
# title: Digital sustainability
# description: >-
#   Which services are asked for what they do for sustainability, and what they
#   have declared of it.
package dgcheck.lib.sustainability

import data.dgcheck.lib.assessed
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

# records by service, as indexes in input.sustainability.
records := {service: places |
	some service in {record.service | some record in input.sustainability}
	places := {i | some i; input.sustainability[i].service == service}
}

# of returns the records of a service, as indexes in input.sustainability.
of(service) := object.get(records, service.id, set()) if {
	service.id != ""
} else := set()

# rests_on returns the paths of a service's records and phases, on which its result depends.
rests_on(service, i) := array.concat([["services", i, "phases"]], [["sustainability", place] | some place in of(service)])

# unasked returns the result for a service to which the rule does not apply, because
# of its phase.
unasked(service) := {"not-applicable": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {"not-applicable": $"{service.called} is still in discovery."} if {
	phases.current(service) == "discovery"
} else := {"not-applicable": $"{service.called} went live on {dates.on(phases.since(service))}, before sustainability is looked at."} if {
	phases.live(service)
	phases.since(service) < assessed.assess_from
}

# place returns the path of a key of the service's record, or of the list if it has no record.
place(service, key) := ["sustainability", min(of(service)), key] if {
	count(of(service)) > 0
} else := ["sustainability"]
