# METADATA
# title: The roadmap draws on what is measured
# description: >-
#   Figures matter when they change what is done next. At least one item for now or
#   next names a measure or links to evidence; whether that was read rightly is not
#   judged.
# custom:
#   clauses: [DS-4-G5]
#   judges: group
#   at: roadmap.items
#   remedy: Name a measure, such as `measure warning-lead-time`, or give a link in `evidence` of a roadmap item for now or next.
package dgcheck.rules.standards.data_informs_roadmap

result := {"pass": $"Items for now and next that name a measure or link to evidence: {count(informed)}."} if {
	count(informed) > 0
} else := {"not-assessed": "The roadmap is kept elsewhere, so what it rests on cannot be read from here.", "at": ["roadmap", "url"]} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {
	"fail": "No item on the roadmap for now or next names a measure or links to evidence.",
	"rests_on": [["roadmap", "items", i] | some i, _ in input.roadmap.items],
}

informed := [i |
	some i, item in input.roadmap.items
	item.horizon in {"now", "next"}
	cites(item.evidence)
]

cites(evidence) if contains(evidence, "https://")

cites(evidence) if {
	some word in regex.split("[^a-z0-9-]+", lower(evidence))
	word in measures
}

measures := {measure.id | some outcome in input.outcomes; some measure in outcome.measures; measure.id != ""}
