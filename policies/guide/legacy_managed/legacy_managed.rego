# METADATA
# title: Ageing systems are looked after
# description: >-
#   A group knows its ageing systems, or says that it has none. Each has an owner and
#   a plan, to keep, replace or retire it, and is gone through regularly: within 190
#   days, which is our default.
# custom:
#   clauses: [DG-OWN-7, ST-M4-3, ST-M2-4]
#   judges: legacy
#   remedy: Give the system an `owner` with a `role`, a `plan` (retain, replace or retire) and the day it was last `reviewed`.
package dgcheck.rules.guide.legacy_managed

import data.dgcheck.lib.ages
import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.posts

result := {"pass": "The group has no ageing systems."} if {
	count(input.legacy) == 0
	"legacy" in input.written
} else := {
	"fail": "The group does not say which ageing systems it has.",
	"remedy": "List ageing systems under `legacy`, each with an `id`, a `name`, its `owner` with a `role`, its `plan` (retain, replace or retire) and the day it was `reviewed`; where there are none, write `legacy: none`.",
} if {
	count(input.legacy) == 0
}

results := {i: judged(system) | some i, system in input.legacy}

judged(system) := {"not-applicable": $"{system.called} was switched off on {dates.long(system.retired_on)}.{so_far}", "at": ["retired_on"]} if {
	retired(system)
} else := conditions.weighed(
	array.flatten([owner(system), plan(system), reviewed(system)]),
	{
		"pass": $"{system.called} has an owner and a plan: {system.plan}.{so_far}",
		"due": ages.again(system.reviewed_day, limit),
	},
)

retired(system) if dates.past(system.retired_on_day)

limit := data.params.fresh.legacy_days

# clause is the first in force of two clauses that require the same.
clause := [id | some id in ["DG-OWN-7", "ST-M4-3"]; clauses.asked(id)][0]

owner(system) := [] if {
	posts.named(system.owner)
} else := [{
	"clause": clause,
	"fail": $"{system.called} has no owner.",
	"remedy": "Name the post that looks after the system as its `owner`, with a `role`.",
}]

plan(system) := [] if {
	system.plan != ""
} else := [{
	"clause": clause,
	"fail": $"{system.called} has no plan.",
	"remedy": "Say in `plan` what will become of the system: retain, replace or retire.",
}]

reviewed(system) := [object.union(finding, {
	"clause": clause,
	"at": ["reviewed"],
	"remedy": "Go through the system and its plan, and put the day in `reviewed`.",
}) |
	some finding in ages.doubts(system.reviewed_day, limit, null, {
		"last": $"{system.called} was last gone through",
		"never": $"{system.called} does not say when it was last gone through.",
	})
]

# so_far is a text with the number of systems switched off, if that is required.
default so_far := ""

so_far := $" Switched off so far: {count([1 | some system in input.legacy; retired(system)])} of {count(input.legacy)} systems." if {
	clauses.asked("ST-M2-4")
}
