# METADATA
# title: The agreement says how things are put right along the way
# description: >-
#   Working together needs a way to settle issues and to go back to what was agreed,
#   such as a retrospective both sides take part in. The source looks at the coming
#   fortnight; that a longer interval is pointed out is our reading of it.
# custom:
#   clauses: [WW-22, WW-23]
#   judges: agreements
#   at: review
#   remedy: Say in `review.mechanism` how issues are settled, and in `review.cadence_days` how many days lie between two such meetings.
package dgcheck.rules.ways_of_working.review

import data.dgcheck.lib.agreements
import data.dgcheck.lib.conditions

results := {i: judged(agreement) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := agreements.named(agreement, conditions.weighed(
	array.concat(
		[{
			"clause": "WW-22",
			"fail": "It does not say how issues are settled.",
			"at": ["review", "mechanism"],
			"remedy": "Say in `review.mechanism` how issues are settled.",
		} |
			agreement.review.mechanism == ""
		],
		retrospectives(agreement),
	),
	{"pass": "It says how issues are settled."},
))

retrospectives(agreement) := [{
	"clause": "WW-23",
	"fail": "It does not say how often both sides look back.",
	"at": ["review", "cadence_days"],
	"remedy": "Give the days between two retrospectives in `review.cadence_days`.",
}] if {
	not is_number(agreement.review.cadence_days)
} else := [{
	"clause": "WW-23",
	"fail": $"It lets {agreement.review.cadence_days} days pass between looking back; {data.params.ways_of_working.retro_days} are expected.",
	"at": ["review", "cadence_days"],
	"remedy": "Hold retrospectives more often, and give the days between them in `review.cadence_days`.",
}] if {
	agreement.review.cadence_days > data.params.ways_of_working.retro_days
} else := []
