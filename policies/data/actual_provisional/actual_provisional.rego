# METADATA
# title: The running month's actual is provisional
# description: >-
#   A figure posted before the month is over can still change, so it is left
#   out of totals until the month has closed.
# custom:
#   severity: info
#   judges: files
#   holds: row
#   sound: Nothing doubtful was found in the file's lines of finance.
#   remedy: Nothing to do; check the figure when the month has closed.
package dgcheck.rules.data.actual_provisional

import data.dgcheck.lib.rows

results contains rows.doubt(i, "The month is still running, so its actual is provisional and left out of totals.") if {
	sums := input.finance.by_month[data.calendar.today.month]
	sums.actuals > 0
	some i in rows.of(sums)
	rows.posted(input.finance.rows[i])
}
