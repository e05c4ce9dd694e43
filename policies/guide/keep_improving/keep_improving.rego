# METADATA
# title: The group keeps improving how it works
# description: >-
#   A group looks back at how it works and changes it. A retrospective within 100 days
#   shows it, or somebody vouches for it; what came of it is not judged. The number of
#   days is our default.
# custom:
#   clauses: [DG-USE-5]
#   judges: group
#   remedy: Hold a retrospective and put its day in `retrospectives.last`, or add an entry with the topic `improvement` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.keep_improving

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates

results contains object.union({"subject": "group", "at": ["retrospectives", "last"]}, judged)

judged := {
	"verdict": "pass",
	"because": $"The latest retrospective was on {dates.long(input.retrospectives.last)}.",
	"due": dates.iso(input.retrospectives.last_day + data.params.improve.retrospective_days),
} if {
	dates.past(input.retrospectives.last_day)
	dates.today - input.retrospectives.last_day <= data.params.improve.retrospective_days
} else := {
	"at": ["attestations", attestations.valid.improvement],
	"verdict": "attested",
	"because": $"{input.attestations[attestations.valid.improvement].by.role} vouches for it.",
} if {
	attestations.valid.improvement
} else := {
	"verdict": "not-assessed",
	"because": $"The latest retrospective was on {dates.long(input.retrospectives.last)}, which is after the day we judge.",
} if {
	dates.later(input.retrospectives.last_day)
} else := {
	"verdict": "fail",
	"because": $"The latest retrospective was on {dates.long(input.retrospectives.last)}, {dates.days_ago(input.retrospectives.last_day)}.",
	"rests_on": attestations.of("improvement"),
	"due": dates.iso(input.retrospectives.last_day + data.params.improve.retrospective_days),
} if {
	dates.given(input.retrospectives.last_day)
} else := {"verdict": "fail", "because": "We could not find a retrospective.", "rests_on": attestations.of("improvement")}
