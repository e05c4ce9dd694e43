# METADATA
# title: People hear how their work will change before it does
# description: >-
#   A group that changes how it works plans that in the open, asks those it concerns
#   and tells them early. Of each change that is declared we look whether people were
#   told on the day it took effect at the latest. Where none is declared, somebody
#   vouches for it.
# custom:
#   clauses: [DG-CUL-3]
#   judges: group
#   subject: attestation:ways-of-change
#   at: changes_to_ways_of_working
#   remedy: List changes under `changes_to_ways_of_working` with `effective_from` and `communicated_on`, or add an entry with the topic `ways-of-change` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.ways_of_change_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates

result := attestations.vouched("ways-of-change") if {
	count(input.changes_to_ways_of_working) == 0
} else := {
	"fail": $"{called(change)} took effect on {dates.long(change.effective_from)}, but people were told on {dates.long(change.communicated_on)}.",
	"at": ["changes_to_ways_of_working", i, "communicated_on"],
	"due": change.effective_from,
	"remedy": "Tell people about the next change before it takes effect; a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	i := min(late)
	change := input.changes_to_ways_of_working[i]
} else := {
	"fail": $"{called(change)} took effect on {dates.long(change.effective_from)}, and we could not find when people were told.",
	"at": ["changes_to_ways_of_working", i, "communicated_on"],
	"due": change.effective_from,
	"remedy": "Put the day people were told in `communicated_on` of the change; if that was after it took effect, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	i := min(forgotten)
	change := input.changes_to_ways_of_working[i]
} else := {
	"not-assessed": $"{called(input.changes_to_ways_of_working[i])} does not say when it takes effect, so we cannot tell whether people hear of it in time.",
	"at": ["changes_to_ways_of_working", i, "effective_from"],
	"remedy": "Put the day the change takes effect in `effective_from`.",
} if {
	i := min(undated)
} else := {
	"not-due": $"{called(change)} takes effect on {dates.long(change.effective_from)}. Tell people by then.",
	"at": ["changes_to_ways_of_working", i, "communicated_on"],
	"due": change.effective_from,
	"remedy": "Tell people, and put the day you did in `communicated_on` of the change.",
} if {
	[_, i] := min(ahead)
	change := input.changes_to_ways_of_working[i]
} else := {"pass": "People were told of every declared change by the day it took effect."}

# late has the indexes of changes that were announced too late.
late := {i |
	some i, change in input.changes_to_ways_of_working
	told(change)
	dates.given(change.effective_from_day)
	change.communicated_on_day > change.effective_from_day
}

# forgotten has the indexes of changes that took effect before they were announced.
forgotten := {i |
	some i, change in input.changes_to_ways_of_working
	not told(change)
	dates.given(change.effective_from_day)
	change.effective_from_day < dates.today
}

undated := {i |
	some i, change in input.changes_to_ways_of_working
	not dates.given(change.effective_from_day)
}

# ahead has the changes that can still be announced in time, each with its day and index.
ahead := {[change.effective_from_day, i] |
	some i, change in input.changes_to_ways_of_working
	not told(change)
	dates.given(change.effective_from_day)
	change.effective_from_day >= dates.today
}

told(change) if dates.past(change.communicated_on_day)

called(change) := $"The change \"{change.summary}\"" if {
	change.summary != ""
} else := "A change that is not described"
