# What the tests of rules change in an example: patches of a total document,
# to be joined with array.concat or array.flatten and applied by json.patch.
package dgcheck.lib.changes_test

import data.dgcheck.lib.rows_test

# set puts a value where there is one.
set(path, value) := [{"op": "replace", "path": path, "value": value}]

# add puts a value where there is none, or at the end of a list.
add(path, value) := [{"op": "add", "path": path, "value": value}]

# drop takes out an entry of a list.
drop(path) := [{"op": "remove", "path": path}]

# dated sets a date and the number of days beside it.
dated(path, date) := array.concat(set(path, date), set($"{path}_day", day(date)))

# undated takes a date out.
undated(path) := array.concat(set(path, ""), set($"{path}_day", null))

# day is the number of days from 1 January 1970 to a date.
day(date) := time.parse_rfc3339_ns($"{date}T00:00:00Z") / 86400000000000

# summed sums a document's finance table up again, as the reader does, after its
# rows have been changed.
summed(document) := rows_test.with_rows(document, document.finance.rows)

test_a_table_is_summed_up_as_the_reader_does if {
	example := data.examples.guide.actuals_posted.kept
	summed(example) == example
}

test_a_date_is_set_with_its_number_of_days if {
	json.patch({"held_on": "", "held_on_day": null}, dated("/held_on", "2026-11-22")) == {"held_on": "2026-11-22", "held_on_day": 20779}
}

test_a_date_is_taken_out_with_its_number_of_days if {
	json.patch({"held_on": "2026-11-22", "held_on_day": 20779}, undated("/held_on")) == {"held_on": "", "held_on_day": null}
}
