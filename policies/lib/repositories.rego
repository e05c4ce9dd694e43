# METADATA
# title: Repositories
# description: >-
#   What the declaration shows of a service's code, and what was seen in the
#   repositories that it names.
package dgcheck.lib.repositories

import data.dgcheck.lib.evidence
import data.dgcheck.lib.lists
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

# not_read is the result of a rule for which repositories would have to be looked at.
not_read(service) := codeless(service) if {
	codeless(service)
} else := nameless(service) if {
	nameless(service)
} else := {"not-assessed": $"We could not see this of {service.called}. {unlooked(service)}"} if {
	unlooked(service) != ""
} else := {"not-assessed": $"We could not see this in every repository of {service.called}."} if {
	evidence.asked("delivery")
} else := {"not-assessed": $"The repositories of {service.called} were not looked at."}

# unlooked says which repositories could not be looked at and why. It is empty where
# that was not asked for.
unlooked(service) := evidence.unlooked("delivery", ["services", service.id], input.as_of_day, input.as_of_day) if {
	evidence.asked("delivery")
} else := ""

# seen is what was last seen of a word in each repository of a service, by its place.
# A repository of which nothing was seen has none.
seen(service, is) := {j: facts[count(facts) - 1] |
	some j, repo in service.repos
	facts := [fact | some fact in evidence.facts(["services", service.id], is); fact.seen_in == repo]
	count(facts) > 0
}

# counts: a repository was looked at whole when something was seen, so that what is
# missing there is missing.
counts(fact) if evidence.covers("delivery", fact.seen_in, fact.seen_day, fact.seen_day)

# judged is the result of a rule about a state that is yes or no in each repository of a
# service. `holds` follows "Every repository of a service", and `lacks` the name of one.
judged(service, is, holds, lacks) := codeless(service) if {
	codeless(service)
} else := {
	"fail": $"{service.called} keeps {service.repos[bad[0]]}{lists.more(bad, 1)}, which {lacks}{detail(states[bad[0]].says)}.",
	"at": ["repos", bad[0]],
} if {
	states := seen(service, is)
	bad := [j | some j, _ in service.repos; startswith(states[j].says, "no"); counts(states[j])]
	count(bad) > 0
} else := {"pass": $"Every repository of {service.called} {holds}."} if {
	count(service.repos) > 0
	every j, _ in service.repos { seen(service, is)[j].says == "yes" }
} else := not_read(service)

# detail is what a state says after its no.
detail(says) := $": {substring(says, 4, -1)}" if startswith(says, "no: ")

detail("no") := ""
