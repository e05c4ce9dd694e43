# METADATA
# title: Repositories
# description: >-
#   What the declaration shows of a service's code, and what was seen in the
#   repositories that it names.
package dgcheck.lib.repositories

import data.dgcheck.lib.evidence
import data.dgcheck.lib.lists
import data.dgcheck.lib.phases

# codeless returns the result for a service whose phase or kind means that it has no code to look at.
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

# nameless returns the result for a service that declares no repositories.
nameless(service) := {"not-assessed": $"{service.called} names no repositories, so its code cannot be looked at."} if {
	count(service.repos) == 0
}

# not_read returns the result of a rule that has to look at repositories and cannot.
not_read(service) := codeless(service) if {
	codeless(service)
} else := nameless(service) if {
	nameless(service)
} else := {"not-assessed": $"We could not see this of {service.called}. {unlooked(service)}"} if {
	unlooked(service) != ""
} else := {"not-assessed": $"We could not see this in every repository of {service.called}."} if {
	evidence.asked("delivery")
} else := {"not-assessed": $"The repositories of {service.called} were not looked at."}

# unlooked returns sentences that say which repositories could not be looked at, and
# why. It is "" if there is no such evidence.
unlooked(service) := evidence.unlooked("delivery", ["services", service.id], input.as_of_day, input.as_of_day) if {
	evidence.asked("delivery")
} else := ""

# seen returns the newest fact with a word about each repository of a service, by
# the index of the repository. A repository without such a fact is left out.
seen(service, is) := {j: facts[count(facts) - 1] |
	some j, repo in service.repos
	facts := [fact | some fact in evidence.facts(["services", service.id], is); fact.seen_in == repo]
	count(facts) > 0
}

# counts is true if the source of a fact is complete on its day, so that anything
# missing there does not exist.
counts(fact) if evidence.covers("delivery", fact.seen_in, fact.seen_day, fact.seen_day)

# judged returns the result of a rule about a state that is yes or no for each repository of
# a service. `holds` follows "Every repository of a service", and `lacks` the name of one.
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

# detail returns the text after the "no" of a state.
detail(says) := $": {substring(says, 4, -1)}" if startswith(says, "no: ")

detail("no") := ""
