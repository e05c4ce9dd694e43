# METADATA
# title: Departures from architecture guardrails are agreed and written down
# description: >-
#   Where a solution goes against a guardrail, either the guardrail is changed or an
#   exception is agreed. Declared exceptions say what was decided, by whom and when;
#   where there are none, one post vouches once a year that departures are handled so.
#   This assurance is optional.
# custom:
#   clauses: [AS-OTH-3]
#   judges: group
#   subject: attestation:guardrails
#   remedy: List each departure under `exceptions` with its `id`, `guardrail`, `decision`, the day in `decided_on` and a `role` under `by`, or add an entry with the topic `guardrails` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.guardrails_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates
import data.dgcheck.lib.posts

# A declared exception comes before an attestation.
result := declared if {
	declared
} else := attestations.vouched("guardrails")

declared := {
	"fail": incomplete(first),
	"at": ["exceptions", first],
	"rests_on": places,
	"remedy": "Give each exception its `id`, `guardrail`, `decision`, the day in `decided_on` and a `role` under `by`.",
} if {
	first := min({i | some i in known; count(lacking(input.exceptions[i])) > 0})
} else := {"pass": $"{counted} declared, each with who decided it and when.{ended}", "at": ["exceptions"], "rests_on": places} if {
	count(known) > 0
}

# known has the indexes of the exceptions that were decided by the day judged.
known := [i | some i, exception in input.exceptions; not dates.later(exception.decided_on_day)]

places := [["exceptions", i] | some i, _ in input.exceptions]

incomplete(i) := $"The exception {input.exceptions[i].called} does not say {concat(" or ", lacking(input.exceptions[i]))}.{others}"

others := $" {unfinished - 1} more are incomplete." if {
	unfinished > 2
} else := " One more is incomplete." if {
	unfinished == 2
} else := ""

unfinished := count([i | some i in known; count(lacking(input.exceptions[i])) > 0])

lacking(exception) := array.flatten([
	["which guardrail it departs from" | exception.guardrail == ""],
	["what was decided" | exception.decision == ""],
	["who decided it" | not posts.named(exception.by)],
	["when it was decided" | not dates.given(exception.decided_on_day)],
])

counted := "One exception is" if {
	count(known) == 1
} else := $"{count(known)} exceptions are"

ended := $" {expired} no longer held on the day we judge." if {
	expired > 0
} else := ""

expired := count([i | some i in known; dates.past(input.exceptions[i].expires_day); input.exceptions[i].expires_day < dates.today])
