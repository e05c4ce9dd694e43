package dgcheck.lib.rows_test

import data.dgcheck.lib.rows

# with_rows returns a document with another finance table, and with the sums that
# the reader would compute.
with_rows(document, lines) := json.patch(document, [
	{"op": "replace", "path": "/finance/rows", "value": lines},
	{"op": "replace", "path": "/finance/by_month", "value": summed(lines)},
	{"op": "replace", "path": "/finance/by_line", "value": lined(lines)},
])

# with_row returns a document with one line of its finance table changed.
with_row(document, i, change) := with_rows(document, [changed |
	some n, line in document.finance.rows
	changed := object.union(line, {true: change, false: {}}[n == i])
])

summed(lines) := {month: sums |
	some month in {line.month | some line in lines}
	places := [i | some i, line in lines; line.month == month]
	actuals := [sum | some i in places; sum := lines[i].actual_pence; is_number(sum)]
	forecasts := [sum | some i in places; sum := lines[i].forecast_pence; is_number(sum)]
	sums := object.union(spread(lines, places), {
		"lines": count(places),
		"at": ["finance", "rows", places[0]],
		"rests_on": [["finance", "rows", i] | some i in places],
		"actuals": count(actuals),
		"actual_pence": sum(actuals),
		"forecasts": count(forecasts),
		"forecast_pence": sum(forecasts),
		"credits": count([forecast | some forecast in forecasts; forecast < 0]),
	})
}

# lined returns the sums by line of a table, as the reader would compute them.
lined(lines) := [object.union(spread(lines, places), {"places": places}) |
	some key in {[lower(line.line), lower(line.service)] | some line in lines}
	places := [place |
		some [_, place] in sort([[line.month, i] | some i, line in lines; [lower(line.line), lower(line.service)] == key])
	]
]

spread(lines, places) := {
	"figures": count(amounts),
	"least_pence": amounts[0],
	"median_pence": amounts[floor(count(amounts) / 2)],
	"most_pence": amounts[count(amounts) - 1],
} if {
	amounts := sort([pence | some i in places; some pence in [lines[i].forecast_pence, lines[i].actual_pence]; is_number(pence); pence > 0])
	count(amounts) > 0
} else := {"figures": 0, "least_pence": 0, "median_pence": 0, "most_pence": 0}

test_the_reader_sums_up_the_examples_as_these_tests_do if {
	every name in ["actual_in_future", "amounts_parse", "amounts_plausible"] {
		some kept in [data.examples.data[name].kept]
		count(kept.finance.by_month) == 9
		kept.finance.by_month == summed(kept.finance.rows)
		kept.finance.by_line == lined(kept.finance.rows)
	}
}

row(file, actual, forecast) := {"file": file, "actual_pence": actual, "forecast_pence": forecast}

file(path, read) := {"path": path, "read": read, "holds": {}}

document := {
	"files": [file("a.csv", true), file("b.csv", true), file("group.yaml", true)],
	"faults": [],
	"unavailable": [],
	"finance": {"rows": [row("a.csv", 1, 1), row("b.csv", null, 1)]},
}

test_nothing_spent_is_posted_and_blank_is_not if {
	rows.posted(row("a.csv", 0, null))
	rows.posted(row("a.csv", -1, null))
	not rows.posted(row("a.csv", null, 1))
}

test_the_lines_of_a_month_are_those_its_sums_rest_on if {
	rows.of({"rests_on": [["finance", "rows", 0], ["finance", "rows", 7]]}) == {0, 7}
	rows.of({"rests_on": []}) == set()
}

test_a_doubt_is_a_fail_at_the_line if {
	doubt := rows.doubt(1, "It is odd.")
	doubt == {"fail": "It is odd.", "place": ["finance", "rows", 1]}
}

fault(kind, at) := {"kind": kind, "file": "a.csv", "at": at}

found(faults) := object.union(document, {"faults": faults})

test_the_lines_are_whole_when_all_of_them_were_read if {
	rows.whole with input as document
	rows.whole with input as found([fault("amount", ["spend", 0, "amount"]), fault("identifier", ["finance", "rows", 0])])
	rows.whole with input as found([fault("shape", ["finance", "files"]), fault("unreadable", [])])
	rows.whole with input as object.union(document, {"unavailable": [["services"], ["spend"]]})
}

test_the_lines_are_not_whole_while_a_file_a_month_or_an_amount_is_unread if {
	not rows.whole with input as object.union(document, {"files": [file("a.csv", false)]})
	not rows.whole with input as found([fault("amount", ["finance", "rows", 0, "actual"])])
	not rows.whole with input as found([fault("month", ["finance", "rows", 0, "month"])])
}

test_the_lines_are_not_whole_where_a_line_or_the_table_lacks_something if {
	not rows.whole with input as found([fault("shape", ["finance", "rows", 0, "forecast"])])
	not rows.whole with input as found([fault("shape", ["finance", "rows"])])
}

test_the_lines_are_not_whole_while_some_may_stand_where_we_could_not_look if {
	not rows.whole with input as object.union(document, {"unavailable": [["spend"], ["finance", "rows"]]})
}
