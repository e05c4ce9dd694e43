# METADATA
# title: Links lead somewhere
# description: >-
#   Many things are declared by a link to them. Where links were looked at, one counts
#   as gone if its page was missed twice, a day apart. A page that asks to sign in is
#   there. What a server does not say clearly counts for nothing.
# custom:
#   severity: warning
#   judges: group
#   evidence: links
#   remedy: Correct each of these addresses, or take it out, and collect the evidence again.
package dgcheck.rules.data.links_lead

import data.dgcheck.lib.evidence
import data.dgcheck.lib.lists

result := {"not-applicable": "No link was looked at."} if {
	not evidence.asked("links")
} else := {"not-applicable": "No link is declared."} if {
	count(input.evidence.sources.links) == 0
} else := {"fail": $"{concat(", ", named)}{lists.more(gone, 3)} {leads} nowhere any more.", "at": place(gone[0].about)} if {
	count(gone) > 0
} else := {"pass": $"Every link that is declared leads somewhere. Pages that were looked at: {count(input.evidence.sources.links)}."} if {
	count(unsure) == 0
} else := {"not-assessed": $"Of {count(input.evidence.sources.links)} linked pages, {count(unsure)} could not be looked at; no other is gone."}

# gone has the links whose page was missing twice, with the path of their declaration.
gone := [{"about": about, "link": facts[0].link} |
	some about in sort(object.keys(input.evidence.facts))
	facts := evidence.facts(split(about, "/"), "gone")
	count(facts) > 0
]

named := [$"`{steps[count(steps) - 1]}` of {concat(" ", array.slice(steps, 0, count(steps) - 1))} ({one.link})" |
	some one in array.slice(gone, 0, 3)
	steps := split(one.about, "/")
]

leads := "leads" if count(gone) == 1

leads := "lead" if count(gone) > 1

# unsure has the pages about which nothing is known, and those that were missing once.
unsure := {of | some of, source in input.evidence.sources.links; source.state != "complete"} | {fact.seen_in |
	some about, _ in input.evidence.facts
	some fact in evidence.facts(split(about, "/"), "missing-once")
}

# place returns the path of a declared link: its own key in an entry or section. If
# that is not possible, it is the path of the entry.
place(about) := [steps[0], i, steps[2]] if {
	steps := split(about, "/")
	count(steps) == 3
	some i, entry in input[steps[0]]
	entry.id == steps[1]
} else := steps if {
	steps := split(about, "/")
	count(steps) == 2
	is_object(input[steps[0]])
} else := [steps[0], i] if {
	steps := split(about, "/")
	some i, entry in input[steps[0]]
	entry.id == steps[1]
} else := [split(about, "/")[0]]
