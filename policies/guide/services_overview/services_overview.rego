# METADATA
# title: The group has an overview of its services
# description: >-
#   The overview lists every service the group looks after, with its name and the
#   phase it is in. A new group has 60 days to write it. The delivery group standards
#   also look for the group's word that no service is missing, `services_complete`;
#   without it the overview still passes, but is not all the standard asks for.
# custom:
#   clauses: [DG-MNT-3, DG-DIR-10, DS-2-G1]
#   judges: group
#   at: services
#   remedy: List every service under `services`, each with its `id`, `name`, `phases` (each with `phase` and `from`, such as private-beta and its first day), `owner` (with `role` and `email`), `outcomes`, `transactional` and `roadmap_url`.
package dgcheck.rules.guide.services_overview

import data.dgcheck.lib.clauses
import data.dgcheck.lib.dates
import data.dgcheck.lib.elsewhere
import data.dgcheck.lib.phases
import data.dgcheck.lib.unread

result := {"fail": "We could not find a service."} if {
	count(input.services) == 0
} else := {"not-assessed": "No service that is declared can be read until its fault is mended."} if {
	count(input.services) == count(whole)
} else := {
	"fail": $"Of the services, {concat("; ", array.slice(lacking, 0, 3))}{others}.",
	"remedy": "Give each service its `id`, its `name` and its `phases`, each with `phase` and `from`, such as private-beta and its first day.",
} if {
	count(lacking) > 0
} else := {"pass": $"Services in the overview: {count(input.services)}.{concat("", open_ends)}", "clause": "DS-2-G1"} if {
	count(open_ends) > 0
} else := {"pass": $"Services in the overview: {count(input.services)}."}

# open_ends has sentences about what the standards still require, and what may
# surprise a reader. With one of them, a pass does not show all of its clause.
open_ends contains $" {service.called} went back from {phases.called(above.phase)} to {phases.called(entry.phase)} on {dates.on(entry.from_day)}, which begins a new round: earlier assessments do not count in it." if {
	some service in input.services
	[above, entry] := went_back(service)
}

open_ends contains " The group does not say in `services_complete` that none is missing." if {
	clauses.asked("DS-2-G1")
	not complete
}

open_ends contains " Services that are named elsewhere are missing from it." if {
	clauses.asked("DS-2-G1")
	not elsewhere.entries
	some gone in input.dangling
	gone.list == "services"
}

# went_back returns the latest phase of a service that is earlier than the phase
# before it, after that one.
went_back(service) := [begun[place - 1], begun[place]] if {
	begun := phases.entered(service)
	place := max([n |
		some n, entry in begun
		n > 0
		phases.rank[entry.phase] < phases.rank[begun[n - 1].phase]
	])
}

complete if input.services_complete == true

# lacking has a text for each service about which the overview does not say enough.
lacking := [$"{service.called} does not give {concat(" or ", gaps)}" |
	some i, service in input.services
	not i in whole
	gaps := [what |
		some key, what in asked
		not given(service, key)
		not [i, key] in faulty
	]
	count(gaps) > 0
]

# faulty has the keys that a service gives in a form that cannot be read. The fault
# is reported elsewhere.
faulty := unread.keys("services")

# whole has the indexes of the services that cannot be read at all.
whole := unread.whole(["services"])

asked := {"id": "its id", "name": "its name", "phases": "the phase it is in"}

given(service, "id") if service.id != ""

given(service, "name") if service.name != ""

given(service, "phases") if {
	some entry in service.phases
	entry.phase != ""
	dates.given(entry.from_day)
}

# others is a text with the number of services that are not named.
others := $"; and so for {count(lacking) - 3} more" if {
	count(lacking) > 3
} else := ""
