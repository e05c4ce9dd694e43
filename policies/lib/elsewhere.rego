# METADATA
# title: What could not be read
# description: >-
#   Entries may stand in a file that could not be read, or in another of the
#   group's repositories. A finance file holds lines of finance alone, so one that
#   cannot be read hides no entry.
package dgcheck.lib.elsewhere

# entries is true if outcomes, services or other entries may be in a part that was not read.
entries if {
	some path in input.unavailable
	not lines(path)
}

entries if {
	some file in input.files
	file.read == false
	not file.finance
}

# lines is true if a path is that of the finance table.
lines(path) if {
	path[0] == "finance"
	path[1] in {"rows", "by_month", "by_line"}
}
