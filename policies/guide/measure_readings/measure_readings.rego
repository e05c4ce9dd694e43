# METADATA
# title: Measures of outcomes have recent readings
# description: >-
#   A group steers by figures and follows its outcomes over time, so each measure of an
#   active outcome has a reading from the last 100 days. The number of days is our
#   default. Where a measure has several readings we say how it went from the first to
#   the latest; which way is better is not judged.
# custom:
#   clauses: [DG-SUC-4, DG-SUC-5, DS-4-G3, DS-4-A2, ST-M1-6]
#   judges: outcomes
#   each: measures
#   at: readings
#   remedy: Take a reading and add it to `readings` of the measure, with its `date` and `value`.
package dgcheck.rules.guide.measure_readings

import data.dgcheck.lib.clauses
import data.dgcheck.lib.dates

results := {i: judged(outcome) | some i, outcome in input.outcomes}

judged(outcome) := {"not-applicable": $"{outcome.called} is not active.", "at": ["status"]} if {
	outcome.status != "active"
} else := {"not-applicable": $"{outcome.called} has no measure yet.", "at": ["measures"]} if {
	count(outcome.measures) == 0
} else := {j: read(measure, readings(measure)) | some j, measure in outcome.measures}

# readings returns the readings of a measure up to the day judged, each as its day,
# index and value.
readings(measure) := {[reading.date_day, k, reading.value] |
	some k, reading in measure.readings
	dates.past(reading.date_day)
	is_number(reading.value)
}

read(measure, taken) := {
	"pass": $"The latest reading of {measure.called} is from {dates.on(latest[0])}: {latest[2]}{unit(measure)}.{trend(taken, latest)}",
	"due": dates.iso(latest[0] + data.params.fresh.reading_days),
} if {
	latest := max(taken)
	dates.today - latest[0] <= data.params.fresh.reading_days
} else := {"pass": $"The latest reading of {measure.called} is from {dates.on(latest[0])}: {latest[2]}{unit(measure)}.{trend(taken, latest)}"} if {
	latest := max(taken)
	not recent
} else := {"not-assessed": $"{measure.called} has no reading yet, so there is no trend."} if {
	not recent
} else := {
	"fail": $"The latest reading of {measure.called} is from {dates.on(latest[0])}, {dates.days_ago(latest[0])}.",
	"due": dates.iso(latest[0] + data.params.fresh.reading_days),
} if {
	latest := max(taken)
} else := {"fail": $"{measure.called} has no reading yet."}

# recent is true if a clause in force requires recent readings. Another clause of the rule
# only asks how readings go.
recent if {
	some clause in ["DG-SUC-4", "DG-SUC-5", "DS-4-G3", "DS-4-A2"]
	clauses.asked(clause)
}

unit(measure) := $" {measure.unit}" if {
	measure.unit != ""
} else := ""

# trend returns a sentence about a measure's first and latest reading.
trend(taken, latest) := $" Since {dates.on(first[0])} it went from {first[2]} to {latest[2]}." if {
	first := min(taken)
	first[0] < latest[0]
} else := ""
