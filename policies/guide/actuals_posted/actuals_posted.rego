# METADATA
# title: Every closed month has its actuals
# description: >-
#   What a month did cost is posted by the 20th of the next month, and for March by
#   11 May; both days are our defaults. A month is complete when every line of it has
#   an actual; 0 says that nothing was spent.
# custom:
#   clauses: [DG-MNT-5c, DG-FIN-5]
#   entails: true
#   judges: months
#   evidence: history
#   asked: actuals
#   after_closure: true
#   remedy: Give `actual` for each line of the month, in the finance file, under `finance.months` or from a spreadsheet by `dgcheck import finance`; write 0 if nothing was spent.
package dgcheck.rules.guide.actuals_posted

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.finance

results := {month.month: result |
	some month in finance.with_actuals
	sums := finance.of(month)
	result := object.union({"at": sums.at, "rests_on": sums.rests_on, "due": month.actual_due}, judged(month, sums))
}

judged(month, sums) := {
	"attested": $"Amounts are private; the group vouches for the actuals of {month.name}.",
	"at": ["finance", "actuals_to"],
	"rests_on": [],
} if {
	finance.private
	month.month <= input.finance.actuals_to
} else := {"pass": $"{month.name} has its actuals{provisional(month)}{late(month)}."} if {
	sums.lines > 0
	sums.actuals == sums.lines
} else := {"not-due": $"The actuals of {month.name} are due by {dates.long(month.actual_due)}."} if {
	data.calendar.today.date <= month.actual_due
} else := {
	"fail": $"Amounts are private, and nothing says that the actuals of {month.name} are posted. They were due by {dates.long(month.actual_due)}.",
	"at": ["finance", "actuals_to"],
	"remedy": "Post the actuals where the group keeps them, and put the last month that has them in `finance.actuals_to`.",
} if {
	finance.private
} else := {
	"fail": $"{sums.actuals} of {sums.lines} lines of {month.name} have an actual. They were due by {dates.long(month.actual_due)}.",
	"severity": "warning",
	"remedy": remedy,
} if {
	sums.actuals > 0
} else := {
	"fail": $"We could not find an actual for {month.name}. It was due by {dates.long(month.actual_due)}.",
	"remedy": remedy,
}

# remedy names the place in which the group writes its figures.
remedy := $"Give `actual` for each line of the month {finance.place}; write 0 if nothing was spent."

# late returns a text with the days by which actuals were late, if the history shows them.
late(month) := $", posted {days(fact.seen_day - month.actual_due_day)} late" if {
	fact := evidence.last(["finance", month.month], "actuals-posted")
	fact.seen_day > month.actual_due_day
	month.closed
} else := ""

days(1) := "1 day"

days(n) := $"{n} days" if n != 1

provisional(month) := "" if {
	month.closed
} else := ", provisional until the month is over"
