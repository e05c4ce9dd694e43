# What the tests of rules change in an example: patches of a total document,
# to be joined with array.concat or array.flatten and applied by json.patch.
package dgcheck.lib.changes_test

import data.dgcheck.lib.rows_test

# set replaces a value.
set(path, value) := [{"op": "replace", "path": path, "value": value}]

# add adds a value under a new key, or at the end of a list.
add(path, value) := [{"op": "add", "path": path, "value": value}]

# drop removes an entry of a list.
drop(path) := [{"op": "remove", "path": path}]

# dated sets a date, and the key with the same date as a number of days.
dated(path, date) := array.concat(set(path, date), set($"{path}_day", day(date)))

# undated removes a date.
undated(path) := array.concat(set(path, ""), set($"{path}_day", null))

# day returns the number of days from 1 January 1970 to a date.
day(date) := time.parse_rfc3339_ns($"{date}T00:00:00Z") / 86400000000000

# summed returns a document with the sums of its finance rows computed again, as the
# reader does. It is for documents whose rows were changed.
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
