# METADATA
# title: What was seen does not say otherwise
# description: >-
#   What a group declares is never overridden. Where a source that was looked at says
#   otherwise, this says so, for information: either may be out of date.
# custom:
#   severity: info
#   judges: services
#   evidence: [delivery, assurance]
#   remedy: Correct whichever of the two is out of date. If it is the declaration, change it; if it is the other, have it changed there and collect the evidence again.
package dgcheck.rules.data.evidence_differs

import data.dgcheck.lib.evidence
import data.dgcheck.lib.phases

result := {"not-applicable": "Nothing was looked at beside the declaration."} if not compared

results := {i: judged(service) |
	compared
	some i, service in input.services
}

# compared is true if there is evidence with which a declaration can be compared.
compared if evidence.asked("delivery")

compared if evidence.asked("assurance")

judged(service) := {"fail": concat(" ", differences(service)), "at": place(service)} if {
	count(differences(service)) > 0
} else := {"pass": $"What was seen of {service.called} agrees.", "at": []} if {
	some is in ["archived", "assurance-phase"]
	evidence.last(["services", service.id], is)
} else := {"not-applicable": $"Nothing was seen of {service.called} that could say otherwise.", "at": []}

# differences returns sentences about what differs, in order.
differences(service) := array.concat(archived(service), phase(service))

archived(service) := [$"{service.called} is in {phases.called(phases.current(service))}, but {fact.seen_in} was archived when it was looked at on {evidence.day(fact)}." |
	not phases.idle(service)
	some fact in newest(["services", service.id], "archived")
	fact.says == "yes"
]

phase(service) := [$"{service.called} is declared to be in {phases.called(phases.current(service))}, and the assurance service says {fact.says} ({evidence.day(fact)})." |
	fact := evidence.last(["services", service.id], "assurance-phase")
	fact.says != phases.current(service)
]

# newest returns, for each source, the facts of the last day on which it was looked at.
newest(subject, is) := [fact |
	some fact in evidence.facts(subject, is)
	fact.seen_day == max({other.seen_day | some other in evidence.facts(subject, is); other.seen_in == fact.seen_in})
]

place(service) := ["repos"] if {
	count(archived(service)) > 0
} else := ["phases"]
