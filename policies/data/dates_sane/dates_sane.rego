# METADATA
# title: Every date is a day that makes sense
# description: >-
#   Dates are days of the calendar, phases follow one another, and what is said
#   to have happened did so by the day we judge. When a day to judge by is given
#   with --as-of, later facts are left out instead.
# custom:
#   severity: error
#   judges: group
#   remedy: Correct the date. Dates are written as year, month and day, such as 2026-04-01.
#   fault: true
package dgcheck.rules.data.dates_sane

import data.dgcheck.lib.dates
import data.dgcheck.lib.faults

results := (((unreadable | ahead) | disordered) | whole_files) | faults.nothing("date", "date")

unreadable contains faults.failure(n, fault) if {
	some n, fault in input.faults
	fault.kind == "date"
}

# ahead: something that has happened is dated after today.
ahead contains {
	"subject": $"file:{fact.file}",
	"at": fact.at,
	"verdict": "fail",
	"because": $"{dates.long(fact.date)} is still to come, but this is the date of something that has happened.",
	"remedy": "Correct the date, most likely its year, or leave it out until it has happened.",
} if {
	not input.as_of_given
	some fact in input.later
	not planned(fact.at)
}

# planned: an assessment that is only booked, or a board that has not decided,
# may lie ahead.
planned(["assessments", i, "held_on"]) if {
	assessment := input.assessments[i]
	not decided(assessment)
}

planned(["readiness", i, "board_on"]) if input.readiness[i].result == ""

decided(assessment) if {
	assessment.status != "booked"
	assessment.result != ""
}

decided(assessment) if assessment.status == "held"

# disordered: a phase begins on or before the day the one above it did.
disordered contains {
	"subject": $"file:{service.file}",
	"at": ["services", i, "phases", j, "from"],
	"verdict": "fail",
	"because": $"{service.name} enters {entry.phase} on {dates.long(entry.from)}, which is not after the phase above it.",
	"remedy": "Put the phases in the order in which they began, each with a later day than the one before.",
} if {
	some i, service in input.services
	some j, entry in service.phases
	j > 0
	dates.given(entry.from_day)
	dates.given(service.phases[j - 1].from_day)
	entry.from_day <= service.phases[j - 1].from_day
}

whole_files contains faults.whole(file, "date", "Every date in the file makes sense.") if {
	some file in input.files
	faults.concerns(file, "date")
	not file.path in broken
}

broken := {trim_prefix(result.subject, "file:") | some result in ((unreadable | ahead) | disordered)}
