# METADATA
# title: Every active outcome is on the roadmap
# description: >-
#   Outcomes that no planned change serves stay words. At least one item on the
#   roadmap names each active outcome.
# custom:
#   clauses: [DS-1-G1]
#   judges: outcomes
#   remedy: Add the outcome's id to `outcomes` of an item under `roadmap.items` that serves it; where none does, add one with an `id`, a `title`, a `horizon` (now, next or later), a `priority`, its `outcomes`, its `services` and `evidence`.
package dgcheck.rules.standards.outcomes_on_roadmap

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"pass": ""} if {
	outcome.id in ahead
} else := {"pass": $"{outcome.called} is on the roadmap, but only with changes that are done."} if {
	outcome.id in done
} else := {
	"not-assessed": $"The roadmap is kept elsewhere, so whether it has anything for {outcome.called} cannot be read from here.",
	"place": ["roadmap", "url"],
} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {"fail": $"Nothing on the roadmap names {outcome.called}.", "rests_on": [["roadmap", "items", n] | some n in unclear]}

# ahead has the outcomes named by items in the future, and done those named by items
# that are done. An id that was a placeholder counts as not given.
ahead := {id | some item in input.roadmap.items; item.horizon != "done"; some id in item.outcomes; id != ""}

done := {id | some item in input.roadmap.items; item.horizon == "done"; some id in item.outcomes; id != ""}

# unclear has the indexes of items whose outcomes are declared but cannot be read.
unclear contains fault.at[2] if {
	some fault in input.faults
	fault.kind == "shape"
	array.slice(fault.at, 0, 2) == ["roadmap", "items"]
	fault.at[3] == "outcomes"
}
