# METADATA
# title: Lines of the finance table
# description: >-
#   What the rules of the data pack share that look at single lines of finance.
package dgcheck.lib.rows

# posted: the line has an actual. Nothing spent is 0, which is posted.
posted(row) if is_number(row.actual_pence)

# spent: the line says that money was spent, or will be.
spent(row) if row.actual_pence > 0

spent(row) if row.forecast_pence > 0

# doubt is a result about one line.
doubt(i, because) := {
	"subject": $"file:{input.finance.rows[i].file}",
	"at": ["finance", "rows", i],
	"verdict": "fail",
	"because": because,
}

# sound gives a pass for each file with lines about which nothing was found.
sound(found, because) := {result |
	some path in files
	not path in {trim_prefix(failure.subject, "file:") | some failure in found}
	result := {"subject": $"file:{path}", "at": [], "file": path, "verdict": "pass", "because": because}
}

files := {row.file | some row in input.finance.rows}

# nothing is the one result where there is no line at all.
nothing contains {
	"subject": "group",
	"at": ["finance"],
	"verdict": "not-applicable",
	"because": "No lines of finance are declared.",
} if {
	count(input.finance.rows) == 0
}
