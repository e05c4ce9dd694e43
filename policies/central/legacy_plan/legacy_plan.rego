# METADATA
# title: Legacy systems with a red rating have a plan that is on the roadmap
# description: >-
#   A system whose risk is rated red is dealt with: the group says whether it keeps,
#   replaces or retires it, and which item of the roadmap or the pipeline does that.
# custom:
#   clauses: [CD-LEG-4]
#   judges: legacy
#   at: roadmap_item
#   remedy: Set `plan` of the system to retain, replace or retire, and name in `roadmap_item` the id of the item of the roadmap or the pipeline that carries it out.
package dgcheck.rules.central.legacy_plan

import data.dgcheck.lib.legacies

results := {i: judged(system) | some i, system in input.legacy}

judged(system) := legacies.off(system) if {
	legacies.off(system)
} else := {"not-applicable": $"{system.called} is rated {system.risk.rating}; a plan is asked for when it is red.", "at": ["risk", "rating"]} if {
	system.risk.rating in {"amber", "green"}
} else := {
	"not-assessed": $"{system.called} has no risk rating, so we cannot tell whether it needs a plan.",
	"at": ["risk", "rating"],
	"remedy": "Rate the system and put the colour in `risk.rating`.",
} if {
	system.risk.rating != "red"
} else := {"fail": $"{system.called} is rated red and does not say what the plan for it is.", "at": ["plan"]} if {
	system.plan == ""
} else := {"pass": $"{system.called} has a plan that is on the roadmap or in the pipeline."} if {
	system.roadmap_item in planned
} else := {"not-assessed": $"{system.called} names an item that is not declared."} if {
	system.roadmap_item != ""
} else := {"not-assessed": $"{system.called} is rated red; the roadmap is kept elsewhere, so we cannot see whether the plan is on it."} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {"fail": $"{system.called} is rated red, and no item of the roadmap or the pipeline carries out the plan to {system.plan} it."}

# planned has the ids of the items of the roadmap and the pipeline.
planned := {item.id | some item in array.concat(input.roadmap.items, input.pipeline.items); item.id != ""}
