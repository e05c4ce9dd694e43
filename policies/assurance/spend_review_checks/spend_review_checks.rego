# METADATA
# title: Quarterly reviews find spending in order
# description: >-
#   A review looks at whether all spending was declared, and in time; whether it follows
#   strategy, standards and the Technology Code of Practice; whether it kept within what
#   the group may commit; and whether services were assessed when they had to be. Three
#   of these are for the review to say, the others follow from what is declared. That
#   more was recorded than has been spent may be a matter of time, so it is only
#   mentioned.
# custom:
#   clauses: [AS-SPC-8a, AS-SPC-8b, AS-SPC-8c, AS-SPC-8d, AS-SPC-8e, AS-SPC-8f, AS-SPC-8g]
#   judges: quarters
#   at: spend_reviews
#   remedy: Put it right and review the quarter again, and add an entry to `spend_reviews` with its `quarter`, `held_on` and `checks`, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.spend_review_checks

import data.dgcheck.lib.assessed
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.finance
import data.dgcheck.lib.lists
import data.dgcheck.lib.phases
import data.dgcheck.lib.posture

results := {quarter: object.union_n([
	{"at": ["spend_reviews", place, "checks"]},
	conditions.weighed(findings(quarter, place), {"pass": ""}),
	{"rests_on": assessments(quarter)},
]) |
	some quarter, place in reviewed
}

result := {"not-applicable": "No review of spending has been held, so there is nothing it could have found."} if count(reviewed) == 0

# reviewed has the index of the latest review of each quarter.
reviewed := {quarter: place |
	some quarter, _ in posture.reviews
	quarter != ""
	[_, place] := max(posture.held(quarter))
}

findings(quarter, place) := array.flatten([
	said_of(place),
	late(quarter),
	above_limit(quarter),
	beyond_costs(quarter),
	unassessed(quarter),
])

# checks has the facts that only the review itself can give.
checks := [
	{"clause": "AS-SPC-8a", "key": "declared", "asks": "all spending was declared"},
	{"clause": "AS-SPC-8c", "key": "aligned", "asks": "spending follows strategy and standards"},
	{"clause": "AS-SPC-8e", "key": "tcop", "asks": "spending follows the Technology Code of Practice"},
]

# said_of returns the findings from a review, or one finding if the review gives no facts.
said_of(place) := [{"clause": "AS-SPC-8a", "not-assessed": $"The review of {held_on(place)} does not say what it found; give its `checks`."}] if {
	every check in checks { not is_boolean(input.spend_reviews[place].checks[check.key]) }
} else := [finding | some check in checks; finding := said(check, place)]

said(check, place) := {
	"clause": check.clause,
	"fail": $"The review of {held_on(place)} did not find that {check.asks}.",
	"at": ["spend_reviews", place, "checks", check.key],
	"remedy": "Put it right and review the quarter again, and add an entry to `spend_reviews` with its `quarter`, `held_on` and `checks`, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	input.spend_reviews[place].checks[check.key] == false
} else := {
	"clause": check.clause,
	"not-assessed": $"The review of {held_on(place)} does not say whether {check.asks}.",
	"at": ["spend_reviews", place, "checks", check.key],
} if {
	not is_boolean(input.spend_reviews[place].checks[check.key])
}

held_on(place) := dates.long(input.spend_reviews[place].held_on)

late(quarter) := [finding |
	places := sort([i |
		some i in posture.spent(quarter)
		not in_time(input.spend[i])
	])
	count(places) > 0
	finding := {
		"clause": "AS-SPC-8b",
		"fail": $"{named(places)} {lists.verb(places, "was", "were")} not recorded in time.",
		"at": ["spend", places[0], "recorded_on"],
		"remedy": "Nothing can be made good for this quarter; record the next spending as soon as it is committed, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	}
]

# in_time is true if spending was recorded in time, or may still be.
in_time(spent) if {
	dates.past(spent.recorded_on_day)
	spent.recorded_on_day <= spent.committed_on_day + data.params.spend.record_days
}

in_time(spent) if {
	not dates.past(spent.recorded_on_day)
	dates.today <= spent.committed_on_day + data.params.spend.record_days
}

named(places) := $"{input.spend[places[0]].called}{lists.more(places, 1)}"

above_limit(quarter) := [finding |
	is_number(input.group.delegated_limit_pence)
	places := sort([i | some i in posture.spent(quarter); input.spend[i].amount_pence > input.group.delegated_limit_pence])
	count(places) > 0
	finding := {
		"clause": "AS-SPC-8d",
		"fail": $"{named(places)} {lists.verb(places, "is", "are")} above what the group may commit by itself.",
		"at": ["spend", places[0], "amount"],
		"remedy": "Correct `amount` or `group.delegated_limit` where one is mistaken; otherwise agree who has to approve such spending, and have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	}
]

# beyond_costs compares the recorded spending with the actual costs, if all costs of
# the quarter are known and not private.
beyond_costs(label) := [finding |
	not finance.private
	some quarter in data.calendar.quarters
	quarter.quarter == label
	months := [input.finance.by_month[month.month] | some month in data.calendar.months; within(month.month, quarter)]
	count(months) == count([month | some month in data.calendar.months; within(month.month, quarter)])
	count(months) > 0
	every month in months { month.lines == month.actuals }
	recorded(label) > sum([month.actual_pence | some month in months])
	finding := {
		"clause": "AS-SPC-8f",
		"fail": $"More spending was recorded for {quarter.name} than the group's actual costs of those months.",
		"at": ["finance"],
		"severity": "info",
		"remedy": "Complete the actuals of these months or correct `amount` under `spend`; where a commitment is paid for later, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	}
]

within(month, quarter) if {
	month >= substring(quarter.first, 0, 7)
	month <= substring(quarter.last, 0, 7)
}

recorded(label) := sum([input.spend[i].amount_pence |
	some i in posture.spent(label)
	dates.past(input.spend[i].recorded_on_day)
	is_number(input.spend[i].amount_pence)
])

unassessed(label) := [finding |
	some quarter in data.calendar.quarters
	quarter.quarter == label
	open := [gap | some gap in gaps; gap.from <= quarter.last_day; gap.until > quarter.last_day]
	first := open[0]
	finding := {
		"clause": "AS-SPC-8g",
		"fail": $"On {dates.long(quarter.last)} {input.services[first.service].called} still lacked the {first.boundary} assessment it needed before it moved on{others(open)}.",
		"at": ["services", first.service, "phases", first.phase, "from"],
		"remedy": "Hold the assessment and add an entry to `assessments` with an `id`, the `service`, its `phase` (alpha, beta or live), `held_on` and `result` (green, amber or red); what this quarter lacked stays, and a waiver can cover it (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	}
]

# assessments returns the paths of assessments that could show that none is lacking.
# It is only for quarters in which one is.
assessments(quarter) := [] if {
	count(unassessed(quarter)) == 0
} else := [["assessments", i] | some i, _ in input.assessments]

others(open) := "" if count(open) == 1

others(open) := $", and {count(open) - 1} more were lacking" if count(open) > 1

# gaps has the times in which services lacked an assessment that they needed, in the
# order of the services.
gaps := [{"service": i, "phase": crossing.place, "boundary": crossing.boundary, "from": crossing.day, "until": mended(service, crossing)} |
	not assessed.undated
	some i, service in input.services
	not phases.retired(service)
	not assessed.lifted(service)
	assessed.required(service)
	some crossing in assessed.latest(service)
	not crossing.history
	not approved(service, crossing)
]

approved(service, crossing) if assessed.good(assessed.deciding(service, crossing))

# mended returns the day of a good assessment held after the move. It is tomorrow if
# there is none.
mended(service, crossing) := input.assessments[assessed.afterwards(service, crossing)].held_on_day if {
	assessed.afterwards(service, crossing)
} else := dates.today + 1
