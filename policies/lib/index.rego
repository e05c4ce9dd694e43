# METADATA
# title: Look-ups
# description: >-
#   What belongs to what, worked out once for a declaration. A look-up here
#   costs the same for ten services as for ten thousand; a loop over a list
#   inside a loop over another does not. Look up with `object.get`, which also
#   says what to take where there is nothing.
package dgcheck.lib.index

# assessments by the service they are of, as places in input.assessments.
assessments := {service: places | some service, places in assessments_of}

assessments_of[assessment.service] contains i if some i, assessment in input.assessments

# readiness records by service, as places in input.readiness.
readiness := {service: places | some service, places in readiness_of}

readiness_of[record.service] contains i if some i, record in input.readiness

# spend by the pipeline item it is for, as places in input.spend.
spend := {item: places | some item, places in spend_of}

spend_of[spent.pipeline] contains i if some i, spent in input.spend

# rows of the finance table by month, as places in input.finance.rows. Rows
# whose month could not be read stand under the empty month.
rows := {month: places | some month, places in rows_of}

rows_of[row.month] contains i if some i, row in input.finance.rows

# roadmap and pipeline items that are being worked on or come next, by the
# outcomes they name.
work := {outcome: items | some outcome, items in work_for}

work_for[outcome] contains item.subject if {
	some item in input.pipeline.items
	item.status in {"proposed", "approved", "in-progress"}
	some outcome in item.outcomes
}

work_for[outcome] contains item.subject if {
	some item in input.roadmap.items
	item.horizon in {"now", "next"}
	some outcome in item.outcomes
}
