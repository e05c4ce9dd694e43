# METADATA
# title: Every date is a day that makes sense
# description: >-
#   Dates are days of the calendar, phases follow one another, and what is said
#   to have happened did so by the day we judge. When a day to judge by is given
#   with --as-of, later facts are left out instead, and those that are given once
#   are pointed out. What is planned lies in the years to come, not in a later age.
# custom:
#   severity: error
#   judges: files
#   reports: date
#   holds: date
#   sound: Every date in the file makes sense.
#   remedy: Correct the date. Dates are written as year, month and day, such as 2026-04-01.
#   fault: true
package dgcheck.rules.data.dates_sane

import data.dgcheck.lib.dates

# A date of something that has happened is after today.
results contains {
	"fail": $"{dates.long(fact.date)} is still to come, but this is the date of something that has happened.",
	"place": fact.at,
	"remedy": "Correct the date, most likely its year, or leave it out until it has happened.",
} if {
	not input.as_of_given
	some fact in input.later
	not planned(fact.at)
}

# If a day to judge was given, a fact with a later date is left out. If it is the only
# value of its key, and not one of several events, nothing replaces it, so it is reported.
results contains {
	"fail": $"{dates.long(fact.date)} is after the day we judge by, so it is left out.",
	"place": fact.at,
	"severity": left_out_level(fact),
	"remedy": "Correct the date if its year is mistyped, or judge by that day or a later one with `--as-of`.",
} if {
	input.as_of_given
	some fact in input.later
	not planned(fact.at)
	single(fact.at)
}

single(at) if {
	every step in at { is_string(step) }
}

single(["finance", "forecast_updated", _]) if {
	every day in input.finance.forecast_updated_days { day > dates.today }
}

single(at) if {
	last := max([n | some n, step in at; is_number(step)])
	at[last - 1] in with_days
}

# with_days has the lists whose entries are things that have days. The entries of other
# lists are events, of which later ones are left out beside earlier ones.
with_days := {"agreements", "forums", "functions", "items", "legacy", "measures", "outcomes", "services", "suppliers", "sustainability", "teams"}

left_out_level(fact) := "warning" if {
	fact.day > dates.today + data.params.dates.later_days
} else := "info"

# A plan is so far ahead that its year is probably mistyped.
results contains {
	"fail": $"{dates.long(fact.date)} is more than {round(limit / 365)} {years[limit > 730]} ahead.",
	"place": fact.at,
	"remedy": "Correct the date, most likely its year.",
} if {
	some fact in array.concat(input.planned, [fact | some fact in input.later; planned(fact.at)])
	limit := far(fact.at)
	fact.day > dates.today + limit
}

years := {true: "years", false: "year"}

# far returns how many days ahead the date at a path may be. `assess_from` is a day
# that is past or near, so it has its own limit.
far(["group", "assess_from"]) := data.params.dates.assess_from_days

far(at) := data.params.dates.plan_days if at != ["group", "assess_from"]

# planned is true for the path of a date that may be in the future: of an assessment that is
# only booked, of a board that has not decided, or the founding day of a group that is forming.
planned(["assessments", i, "held_on"]) if {
	assessment := input.assessments[i]
	not decided(assessment)
}

planned(["readiness", i, "board_on"]) if input.readiness[i].result == ""

planned(["group", "founded"]) if input.group.status == "forming"

# The last month of private actuals has its own rule.
planned(["finance", "actuals_to"])

decided(assessment) if {
	assessment.status != "booked"
	assessment.result != ""
}

decided(assessment) if assessment.status == "held"

# A phase begins on or before the day of the phase above it. Phases without a day
# are left out.
results contains {
	"fail": $"{service.called} enters {phase(entry)} on {dates.long(entry.from)}, which is not after the phase above it.",
	"place": ["services", i, "phases", j, "from"],
	"remedy": "Put the phases in the order in which they began, each with a later day than the one before.",
} if {
	some i, service in input.services
	dated := [[j, entry] | some j, entry in service.phases; dates.given(entry.from_day)]
	some n, [j, entry] in dated
	[_, above] := dated[n - 1]
	entry.from_day <= above.from_day
}

phase(entry) := entry.phase if {
	entry.phase != ""
} else := "a phase"
