# METADATA
# title: The agreement says how things are put right along the way
# description: >-
#   Working together needs a way to settle issues and to go back to what was agreed,
#   such as a retrospective both sides take part in. The source looks at the coming
#   fortnight; that a longer interval is pointed out is our reading of it.
# custom:
#   clauses: [WW-22, WW-23]
#   judges: agreements
#   remedy: Say in `review.mechanism` how issues are settled, and in `review.cadence_days` how many days lie between two such meetings.
package dgcheck.rules.ways_of_working.review

import data.dgcheck.lib.conditions

results contains object.union({"subject": agreement.subject, "at": ["agreements", i, "review"]}, judged(agreement, i)) if {
	some i, agreement in input.agreements
}

judged(agreement, i) := {
	"at": ["agreements", i, "status"],
	"verdict": "not-applicable",
	"because": $"The agreement {agreement.called} has ended.",
} if {
	agreement.status == "ended"
} else := named(agreement, conditions.judged(
	array.concat(
		[{
			"clause": "WW-22",
			"verdict": "fail",
			"at": ["agreements", i, "review", "mechanism"],
			"because": "It does not say how issues are settled.",
			"remedy": "Say in `review.mechanism` how issues are settled.",
		} |
			agreement.review.mechanism == ""
		],
		retrospectives(agreement, i),
	),
	{"verdict": "pass", "because": "It says how issues are settled."},
))

# named says once which agreement the sentences are about.
named(agreement, result) := object.union(result, {"because": $"The agreement {agreement.called} {trim_prefix(result.because, "It ")}"})

retrospectives(agreement, i) := [{
	"clause": "WW-23",
	"verdict": "fail",
	"at": ["agreements", i, "review", "cadence_days"],
	"because": "It does not say how often both sides look back.",
	"remedy": "Give the days between two retrospectives in `review.cadence_days`.",
}] if {
	not is_number(agreement.review.cadence_days)
} else := [{
	"clause": "WW-23",
	"verdict": "fail",
	"at": ["agreements", i, "review", "cadence_days"],
	"because": $"It lets {agreement.review.cadence_days} days pass between looking back; {data.params.ways_of_working.retro_days} are expected.",
	"remedy": "Hold retrospectives more often, and give the days between them in `review.cadence_days`.",
}] if {
	agreement.review.cadence_days > data.params.ways_of_working.retro_days
} else := []
