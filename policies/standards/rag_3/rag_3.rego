# METADATA
# title: The standard on the roadmap is not red
# description: >-
#   The standard on the roadmap is red when there is no roadmap, or when none of its
#   items is linked to an outcome. A roadmap that is only linked cannot be rated from
#   here. Otherwise the other rules of the standard decide whether it is green or
#   amber. The colours are indicative; assurance leads decide.
# custom:
#   clauses: [DS-3-R0, DS-3-A0]
#   judges: group
#   at: roadmap
#   subject: standard:3
#   entails: true
#   remedy: List what the group plans to change under `roadmap.items`, each with an `id`, a `title`, a `horizon` (now, next or later), a `priority`, the `outcomes` it serves, its `services` and `evidence` that it is worth doing.
package dgcheck.rules.standards.rag_3

import data.dgcheck.lib.outcomes

result := {"not-assessed": "The roadmap is kept elsewhere, so the standard cannot be rated from here.", "at": ["roadmap", "url"]} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {"fail": "There is no roadmap."} if {
	count(input.roadmap.items) == 0
} else := {"pass": $"Items on the roadmap: {count(input.roadmap.items)}; linked to an outcome: {linked}."} if {
	linked > 0
} else := {"not-assessed": "Items on the roadmap name only outcomes that are not declared."} if {
	some item in input.roadmap.items
	some id in item.outcomes
	id != ""
} else := {
	"fail": "No item on the roadmap is linked to an outcome.",
	"at": ["roadmap", "items"],
	"rests_on": [["roadmap", "items", i] | some i, _ in input.roadmap.items],
}

linked := count([1 | some item in input.roadmap.items; links(item)])

links(item) if {
	some id in item.outcomes
	id in outcomes.known
}

links(item) if {
	item.enabler == true
	item.enabler_reason != ""
}
