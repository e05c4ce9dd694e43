# METADATA
# title: No actual is posted for a month to come
# description: >-
#   An actual is what a month did cost. A figure for a month that has not begun
#   is most likely a forecast in the wrong column. When a day to judge by is
#   given with --as-of, later months are left out instead.
# custom:
#   severity: error
#   judges: files
#   holds: row
#   sound: Nothing doubtful was found in the file's lines of finance.
#   remedy: Move the figure to the forecast, or correct the month.
package dgcheck.rules.data.actual_in_future

import data.dgcheck.lib.dates
import data.dgcheck.lib.rows

# The group keeps its amounts private, and vouches for actuals of months that have
# not begun.
results contains vouching(dates.month_name(input.finance.actuals_to)) if {
	input.finance.mode == "headline"
	some fact in input.later
	fact.at == ["finance", "actuals_to"]
}

vouching(month) := {
	"fail": $"The group vouches for actuals up to {month}, which has not begun.",
	"place": ["finance", "actuals_to"],
	"remedy": "Put the last month whose actuals are posted into `finance.actuals_to`.",
} if {
	not input.as_of_given
} else := {
	"fail": $"The group vouches for actuals up to {month}; months after the day we judge by are left out.",
	"place": ["finance", "actuals_to"],
	"severity": "info",
	"remedy": "Correct `finance.actuals_to` if its year is mistyped, or judge by a later day with `--as-of`.",
}

results contains rows.doubt(i, $"An actual is posted for {dates.month_name(month)}, which has not begun.") if {
	not input.as_of_given
	some month, sums in input.finance.by_month
	month > data.calendar.today.month
	sums.actuals > 0
	some i in rows.of(sums)
	rows.posted(input.finance.rows[i])
}
