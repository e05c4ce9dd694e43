# METADATA
# title: Every legacy system says what it costs
# description: >-
#   What an ageing system costs to run says what replacing it is worth. Each legacy
#   system gives its cost in a year, or says that the cost is known and kept private.
#   A system that has been switched off is not asked.
# custom:
#   clauses: [CD-LEG-2]
#   judges: legacy
#   at: cost_per_year
#   remedy: "Add `cost_per_year` in pounds to the system, or `private: true` where the cost may not be shown here."
package dgcheck.rules.central.legacy_cost

import data.dgcheck.lib.legacies

results := {i: judged(system) | some i, system in input.legacy}

judged(system) := legacies.off(system) if {
	legacies.off(system)
} else := {"pass": $"{system.called} says what it costs."} if {
	is_number(system.cost_per_year_pence)
} else := {"pass": $"The cost of {system.called} is known and kept private.", "at": ["private"]} if {
	system.private == true
} else := {"fail": $"{system.called} does not say what it costs in a year."}
