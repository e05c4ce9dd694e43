package dgcheck.lib.history_test

import data.dgcheck.lib.history
import data.dgcheck.lib.seen_test as seen

declared := {"evidence": {"kinds": {}, "asked": {}, "sources": {}, "facts": {}, "unknown": {}, "notes": []}}

looked(state, from) := found if found := history.looked(20700, 20779) with input as seen.with_history(declared, state, from, [])

test_it_is_complete_from_its_first_day_on if {
	looked("complete", "2026-09-04") == "complete"
	looked("complete", "2026-09-05") == "incomplete"
	looked("incomplete", "2026-01-01") == "incomplete"
	history.looked(20700, 20779) == "not-asked" with input as declared
}

test_it_says_why_not if {
	history.unlooked == "Not looked at: the history of the files. It is shallow." with input as seen.with_history(declared, "incomplete", "2026-01-01", [])
}
