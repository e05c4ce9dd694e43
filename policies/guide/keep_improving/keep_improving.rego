# METADATA
# title: The group keeps improving how it works
# description: >-
#   A group looks back at how it works and changes it. A retrospective within 100 days
#   shows it, or somebody vouches for it; what came of it is not judged. The number of
#   days is our default.
# custom:
#   clauses: [DG-USE-5]
#   judges: group
#   at: retrospectives.last
#   remedy: Hold a retrospective and put its day in `retrospectives.last`, or add an entry with the topic `improvement` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.guide.keep_improving

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates

result := {
	"pass": $"The latest retrospective was on {dates.long(input.retrospectives.last)}.",
	"due": dates.iso(input.retrospectives.last_day + data.params.improve.retrospective_days),
} if {
	dates.past(input.retrospectives.last_day)
	dates.today - input.retrospectives.last_day <= data.params.improve.retrospective_days
} else := {
	"attested": $"{input.attestations[attestations.valid.improvement].by.role} vouches for it.",
	"at": ["attestations", attestations.valid.improvement],
} if {
	attestations.valid.improvement
} else := {"not-assessed": $"The latest retrospective was on {dates.long(input.retrospectives.last)}, which is after the day we judge."} if {
	dates.later(input.retrospectives.last_day)
} else := {
	"fail": $"The latest retrospective was on {dates.long(input.retrospectives.last)}, {dates.days_ago(input.retrospectives.last_day)}.",
	"due": dates.iso(input.retrospectives.last_day + data.params.improve.retrospective_days),
	"rests_on": attestations.of("improvement"),
} if {
	dates.given(input.retrospectives.last_day)
} else := {"fail": "We could not find a retrospective.", "rests_on": attestations.of("improvement")}
