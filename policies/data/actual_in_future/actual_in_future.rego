# METADATA
# title: No actual is posted for a month to come
# description: >-
#   An actual is what a month did cost. A figure for a month that has not begun
#   is most likely a forecast in the wrong column. When a day to judge by is
#   given with --as-of, later months are left out instead.
# custom:
#   severity: error
#   judges: group
#   remedy: Move the figure to the forecast, or correct the month.
package dgcheck.rules.data.actual_in_future

import data.dgcheck.lib.dates
import data.dgcheck.lib.rows

results := rows.results(early)

early contains rows.doubt(i, $"An actual is posted for {dates.month_name(month)}, which has not begun.") if {
	not input.as_of_given
	some month, sums in input.finance.by_month
	month > data.calendar.today.month
	sums.actuals > 0
	some i in rows.of(sums)
	rows.posted(input.finance.rows[i])
}
