# METADATA
# title: Agile phases of a service
# description: >-
#   A service lists the phases it has been in, oldest first. Entries dated
#   after the day we judge are plans.
package dgcheck.lib.phases

import data.dgcheck.lib.dates

rank := {"discovery": 0, "alpha": 1, "private-beta": 2, "public-beta": 3, "live": 4}

# open are the phases in which people outside the team use the service.
open := {"private-beta", "public-beta", "live"}

# called is a phase as people write it.
called(phase) := replace(phase, "-", " ")

# entered are the phases that have begun, oldest first.
entered(service) := [entry | some entry in service.phases; dates.past(entry.from_day); entry.phase != ""]

# current is the phase on the day we judge; empty where none has begun.
current(service) := phase if {
	begun := entered(service)
	phase := begun[count(begun) - 1].phase
} else := ""

# since is the day the current phase began: of a phase that is given several times
# in a row, the first. It is null where none has begun.
since(service) := day if {
	begun := entered(service)
	start := max([n | some n, _ in begun; begins(begun, n)])
	day := begun[start].from_day
} else := null

# begins: the phase at a place of a list differs from the one before it.
begins(_, 0)

begins(begun, n) if {
	n > 0
	begun[n].phase != begun[n - 1].phase
}

retired(service) if current(service) == "retired"

# idle is the result for a service that is retired or has not begun, of which
# nothing is asked.
idle(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	retired(service)
} else := {"not-applicable": $"{service.called} has not begun yet.", "at": ["phases"]} if {
	current(service) == ""
}

live(service) if current(service) == "live"

# first_day is the day of the first phase, planned or begun; null where no
# phase is given.
first_day(service) := day if {
	day := min([entry.from_day | some entry in service.phases; dates.given(entry.from_day)])
} else := null

# settling: the service is so new that its owner and its links are not due,
# until the day given.
settling(service) := last if {
	first := first_day(service)
	dates.given(first)
	last := first + data.params.onboarding.service_days
	dates.today <= last
}

# unbroken_since is the day since which a service has been in some phases without
# leaving them; null where it is in none of them now.
unbroken_since(service, some_phases) := day if {
	begun := entered(service)
	outside := max(array.concat([-1], [j | some j, entry in begun; not entry.phase in some_phases]))
	day := begun[outside + 1].from_day
} else := null
