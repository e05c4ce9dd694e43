# METADATA
# title: Months of finance
# description: >-
#   Which months are asked for, and the rows that speak of each.
package dgcheck.lib.finance

import data.dgcheck.lib.groups
import data.dgcheck.lib.index

# asked: the group existed in the month.
asked(month) if {
	month.month >= groups.asked_from
	month.month <= groups.asked_to
}

# places of the rows of a month in input.finance.rows.
places(month) := object.get(index.rows, month.month, set())

# unreadable are the places of rows whose month could not be read: any of them
# may be the row that a month lacks.
unreadable := object.get(index.rows, "", set())

# rests_on are the rows on which the verdict of a month depends.
rests_on(month) := [["finance", "rows", i] | some i in places(month)] if {
	count(places(month)) > 0
} else := [["finance", "rows", i] | some i in unreadable]

# at is where a month stands: its first row, or the table.
at(month) := ["finance", "rows", min(places(month))] if {
	count(places(month)) > 0
} else := ["finance", "rows"]

private if input.finance.mode == "headline"
