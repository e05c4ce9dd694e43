# METADATA
# title: The risk of every legacy system is rated once a year
# description: >-
#   Departments report the risk of their legacy in one way, as a colour. Each system
#   says its colour and the day it was rated; how the framework arrives at the colour
#   is not judged. That a rating lasts a year (365 days) is our default.
# custom:
#   clauses: [CD-LEG-3]
#   judges: legacy
#   at: risk.rated_on
#   remedy: Rate the system, and give `rating` (red, amber or green) and the day in `rated_on` under its `risk`.
package dgcheck.rules.central.legacy_risk

import data.dgcheck.lib.dates
import data.dgcheck.lib.legacies

results := {i: judged(system) | some i, system in input.legacy}

judged(system) := legacies.off(system) if {
	legacies.off(system)
} else := {"fail": $"The risk of {system.called} has not been rated.", "at": ["risk", "rating"]} if {
	not system.risk.rating in {"red", "amber", "green"}
} else := {"not-assessed": $"{system.called} was rated on {dates.on(system.risk.rated_on_day)}, which is after the day we judge."} if {
	dates.later(system.risk.rated_on_day)
} else := {"pass": $"{system.called} is rated {system.risk.rating}.", "due": dates.iso(last_day(system))} if {
	dates.today <= last_day(system)
} else := {
	"fail": $"The risk of {system.called} was last rated on {dates.on(system.risk.rated_on_day)}, {dates.days_ago(system.risk.rated_on_day)}.",
	"due": dates.iso(last_day(system)),
} if {
	dates.given(system.risk.rated_on_day)
} else := {"fail": $"{system.called} does not say when its risk was rated."}

# last_day returns the last day on which a rating counts as recent.
last_day(system) := system.risk.rated_on_day + data.params.fresh.risk_days if dates.given(system.risk.rated_on_day)
