# METADATA
# title: Lines of the finance table
# description: >-
#   What the rules of the data pack share that look at single lines of finance.
#   The reader sums the table up by month; only a month whose sums are doubtful
#   is gone through line by line.
package dgcheck.lib.rows

# of returns the indexes in the finance table of the lines that the sums of a month come from.
of(sums) := {path[2] | some path in sums.rests_on}

# posted is true if a line has an actual. 0 is an actual too.
posted(row) if is_number(row.actual_pence)

# doubt returns a fail about the line at index i of the finance table.
doubt(i, said) := {"fail": said, "place": ["finance", "rows", i]}

# whole is true if every line could be read, with its month and its amounts.
whole if count(unread) == 0

unread contains file.path if {
	some file in input.files
	file.read == false
}

unread contains fault.file if {
	some fault in input.faults
	fault.kind in {"amount", "month", "shape"}
	array.slice(fault.at, 0, 2) == ["finance", "rows"]
}

unread contains path if {
	some path in input.unavailable
	path[0] == "finance"
}
