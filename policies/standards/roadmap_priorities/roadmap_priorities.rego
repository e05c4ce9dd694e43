# METADATA
# title: The roadmap shows what comes first and why
# description: >-
#   Priorities convince when all can see them and what they rest on. Each item for
#   now and next has a rank, and at least half of them say what shows that they are
#   worth doing. The share is our default.
# custom:
#   clauses: [DS-3-G0]
#   judges: group
#   at: roadmap.items
#   remedy: Give every item for now and next a `priority`, 1 for the one that comes first, and say in `evidence` what shows that it is worth doing.
package dgcheck.rules.standards.roadmap_priorities

import data.dgcheck.lib.conditions
import data.dgcheck.lib.lists

result := {"not-assessed": "The roadmap is kept elsewhere, so its priorities cannot be read from here.", "at": ["roadmap", "url"]} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {"not-applicable": "Nothing is on the roadmap for now or next."} if {
	count(asked) == 0
	count(unread) == 0
} else := conditions.weighed(findings, {
	"pass": $"Items for now and next: {count(asked)}, all with a priority; resting on evidence: {count(shown)}.",
	"rests_on": [["roadmap", "items", i] | some i in unread],
})

findings := array.concat(
	[{
		"clause": "DS-3-G0",
		"fail": $"Without a priority: {named}{lists.more(unranked, 3)}.",
		"at": ["roadmap", "items", unranked[0], "priority"],
		"remedy": "Give every item for now and next a `priority`, 1 for the one that comes first.",
	} |
		count(unranked) > 0
	],
	[{
		"clause": "DS-3-G0",
		"fail": $"Items for now and next: {count(asked)}; those that say what shows that they are worth doing: {count(shown)}.",
		"remedy": $"Add `evidence` to the items until at least {data.params.roadmap.evidence_percent}% of them have it.",
	} |
		count(shown) * 100 < count(asked) * data.params.roadmap.evidence_percent
	],
)

asked := [i |
	some i, item in input.roadmap.items
	item.horizon in {"now", "next"}
	not i in unread
]

unranked := [i | some i in asked; input.roadmap.items[i].priority == null]

shown := [i | some i in asked; input.roadmap.items[i].evidence != ""]

named := concat(", ", [input.roadmap.items[i].called | some i in array.slice(unranked, 0, 3)])

# unread has the indexes of items with a required value that cannot be read. The
# fault is reported elsewhere.
unread contains fault.at[2] if {
	some fault in input.faults
	fault.kind == "shape"
	array.slice(fault.at, 0, 2) == ["roadmap", "items"]
	fault.at[3] in {"horizon", "priority", "evidence"}
}
