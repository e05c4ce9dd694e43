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

# called returns a phase in words, such as private beta.
called(phase) := replace(phase, "-", " ")

# entered returns the phases that have begun, oldest first.
entered(service) := [entry | some entry in service.phases; dates.past(entry.from_day); entry.phase != ""]

# current returns the phase on the day judged. It is empty if none has begun.
current(service) := phase if {
	begun := entered(service)
	phase := begun[count(begun) - 1].phase
} else := ""

# since returns the day on which the current phase began. If the phase is declared
# several times in a row, that is the first. It is null if no phase has begun.
since(service) := day if {
	begun := entered(service)
	start := max([n | some n, _ in begun; begins(begun, n)])
	day := begun[start].from_day
} else := null

# begins is true if the phase at an index differs from the one before it.
begins(_, 0)

begins(begun, n) if {
	n > 0
	begun[n].phase != begun[n - 1].phase
}

retired(service) if current(service) == "retired"

# idle returns the result for a service that is retired or has not begun. Nothing is
# required of it.
idle(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	retired(service)
} else := {"not-applicable": $"{service.called} has not begun yet.", "at": ["phases"]} if {
	current(service) == ""
}

live(service) if current(service) == "live"

# first_day returns the day of the first phase, planned or begun. It is null if no
# phase has a day.
first_day(service) := day if {
	day := min([entry.from_day | some entry in service.phases; dates.given(entry.from_day)])
} else := null

# settling returns the day until which the owner and links of a new service are not
# due. It is undefined for other services.
settling(service) := last if {
	first := first_day(service)
	dates.given(first)
	last := first + data.params.onboarding.service_days
	dates.today <= last
}

# unbroken_since returns the day since which a service has been in some phases
# without a break. It is null if it is in none of them now.
unbroken_since(service, some_phases) := day if {
	begun := entered(service)
	outside := max(array.concat([-1], [j | some j, entry in begun; not entry.phase in some_phases]))
	day := begun[outside + 1].from_day
} else := null
