# METADATA
# title: The group publishes what it wants to achieve this quarter or year
# description: >-
#   Objectives and key results, or measures that look at outcomes in the same way, can
#   be seen and are those of today. One of three is enough. There is an objective for
#   this quarter or financial year; or a link to where they are kept, which we do not
#   open; or a measure of an active outcome has a reading from the last 100 days. The
#   number of days is our default.
# custom:
#   clauses: [DG-DIR-9]
#   judges: group
#   at: okrs
#   entails: true
#   remedy: Add an entry to `okrs` whose `period` is this quarter or financial year, link them in `okrs_url`, or add a new reading to `readings` of a measure, with its `date` and `value`.
package dgcheck.rules.guide.okrs_published

import data.dgcheck.lib.dates
import data.dgcheck.lib.quarters

result := {
	"pass": $"There are objectives for the financial year {data.calendar.year.label}.",
	"at": ["okrs", min(of_year)],
	"due": until_year_ends,
} if {
	count(of_year) > 0
} else := {
	"pass": $"There are objectives for {quarters.running.name}.",
	"at": ["okrs", min(of_quarter)],
	"due": max([quarters.running.last, read_until]),
} if {
	count(of_quarter) > 0
} else := {"pass": "There is a link to the objectives; we have not opened it.", "at": ["okrs_url"]} if {
	input.okrs_url != ""
} else := {
	"pass": $"In place of objectives, {input.outcomes[i].measures[j].called} has a reading from {dates.on(day)}.",
	"at": ["outcomes", i, "measures", j, "readings"],
	"due": dates.iso(day + data.params.fresh.okr_days),
} if {
	[day, i, j] := max(readings)
	dates.today - day <= data.params.fresh.okr_days
} else := {
	"fail": $"No objective is for {quarters.running.name} ({quarters.running.quarter}) or the financial year {data.calendar.year.label}, and no measure of an active outcome has a reading from the last {data.params.fresh.okr_days} days.",
	"remedy": $"Add an entry to `okrs` whose `period` is {quarters.running.quarter} or {data.calendar.year.label}, link them in `okrs_url`, or add a new reading to `readings` of a measure, with its `date` and `value`.",
	"rests_on": array.concat(
		[["outcomes", i] | some i, outcome in input.outcomes; outcome.status == "active"],
		[["okrs", i] | some i, _ in input.okrs],
	),
}

# read_until is the last day on which the latest reading counts in place of objectives.
read_until := dates.iso(day + data.params.fresh.okr_days) if {
	[day, _, _] := max(readings)
} else := ""

of_year := {i | some i, okr in input.okrs; label(okr.period) == data.calendar.year.label}

of_quarter := {i | some i, okr in input.okrs; label(okr.period) == quarters.running.quarter}

# label returns a period in dgcheck's form: 2026-27-Q3 for `2026/27 q3`.
label(period) := upper(regex.replace(trim_space(period), `[ /_-]+`, "-"))

# until_year_ends is the last day of the year, once its last quarter is near enough
# to be in the list.
until_year_ends := max([quarter.last, read_until]) if {
	some quarter in data.calendar.quarters
	quarter.quarter == $"{data.calendar.year.label}-Q4"
} else := ""

# readings has the days of readings of active outcomes up to the day judged, with
# the indexes of the outcome and the measure.
readings contains [reading.date_day, i, j] if {
	some i, outcome in input.outcomes
	outcome.status == "active"
	some j, measure in outcome.measures
	some reading in measure.readings
	dates.past(reading.date_day)
	is_number(reading.value)
}
