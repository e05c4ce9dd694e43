# METADATA
# title: Amounts are plausible
# description: >-
#   Rows that total others would count twice, so those that say so are left out,
#   and those that only add up are asked about. A figure that is a hundred times
#   the usual, or a hundredth of it, amounts that look as if they were in thousands
#   and actuals that run up month by month are most likely slips. A single negative
#   actual is an ordinary correction; a year to date below nothing, a negative
#   forecast, or money on a service that was retired a while ago are worth a second
#   look.
# custom:
#   severity: error
#   judges: files
#   reports: total
#   holds: row
#   sound: Nothing doubtful was found in the file's lines of finance.
#   remedy: Correct the figure if it is mistyped; if it is meant, leave it, and this stays as a remark.
package dgcheck.rules.data.amounts_plausible

import data.dgcheck.lib.dates
import data.dgcheck.lib.oddities
import data.dgcheck.lib.phases
import data.dgcheck.lib.rows

results contains warning(found[0][0], far_off(found[0], count(found) - 1)) if {
	count(in_line) + count(in_month) > 0
	some line in input.finance.by_line
	found := [[i, pence, said] |
		some i in line.places
		some pence in oddities.figures(input.finance.rows[i])
		said := far_from(i, pence)
	]
	count(found) > 0
}

# in_line and in_month have, for each figure that is far off, the usual figure.
in_line := {[i, pence]: middle | some [i, pence, middle] in oddities.of_line}

in_month := {[i, pence]: middle | some [i, pence, middle] in oddities.of_month}

far_from(i, pence) := $"what {named(input.finance.rows[i])} usually is (about {oddities.pounds(in_line[[i, pence]])})" if {
	in_line[[i, pence]]
} else := $"the other lines of the month (about {oddities.pounds(in_month[[i, pence]])})" if {
	in_month[[i, pence]]
}

far_off(odd, others) := $"{oddities.pounds(odd[1])} for {named(row)} in {dates.month_name(row.month)} is far from {odd[2]}.{also(others)} Is a digit missing or too many, or is it in thousands?" if {
	row := input.finance.rows[odd[0]]
}

also(0) := ""

also(1) := " So is 1 more figure of the line."

also(n) := $" So are {n} more figures of the line." if n > 1

named(row) := row.line if {
	row.line != ""
} else := "the group"

results contains warning(i, $"{said} Are these in thousands or millions? Amounts are read in pounds.") if {
	some [i, said] in oddities.in_thousands
}

results contains warning(i, $"The actuals of {named(input.finance.rows[i])} in {label} run up from month to month to about the whole forecast. Are they the year to date? Each month should give its own.") if {
	some [i, label] in oddities.to_date
}

warning(i, because) := object.union(rows.doubt(i, because), {"severity": "warning"})

# The place of a finding about the total is the largest credit in it.
results contains warning(i, "With this credit, the actuals of this financial year add up to less than nothing.") if {
	sum([sums.actual_pence | some sums in closed]) < 0
	rows.whole
	[_, i] := min({[row.actual_pence, place] |
		some sums in closed
		some place in rows.of(sums)
		row := input.finance.rows[place]
		rows.posted(row)
	})
}

# closed has the sums of the months of this year that are over.
closed := [sums |
	some month, sums in input.finance.by_month
	month >= data.calendar.year.first
	month < data.calendar.today.month
]

results contains object.union(rows.doubt(i, "The forecast is negative. Is a credit expected?"), {"severity": "info"}) if {
	some sums in input.finance.by_month
	sums.credits > 0
	some i in rows.of(sums)
	row := input.finance.rows[i]
	is_number(row.forecast_pence)
	row.forecast_pence < 0
}

results contains object.union(
	rows.doubt(i, $"{input.services[place].called} was retired on {dates.on(day)}, and money is still spent on it."),
	{"severity": "info"},
) if {
	count(retired) > 0
	some i, row in input.finance.rows
	some place, day in retired[row.service]
	spent(row)
	last := dates.month_count(substring(dates.iso(day), 0, 7)) + data.params.finance.retired_service_months
	dates.month_count(row.month) > last
}

# retired has the index in `services` and the day of retirement of each retired
# service, by its id. The service `group` of a line is not a single service.
retired := object.union_n([{service.id: {place: phases.since(service)}} |
	some place, service in input.services
	phases.retired(service)
	not service.id in {"", "group"}
])

# spent is true if the line has money that was spent, or will be.
spent(row) if row.actual_pence > 0

spent(row) if row.forecast_pence > 0
