# What was seen beside a declaration, for the tests of rules that use it.
package dgcheck.lib.seen_test

import data.dgcheck.lib.changes_test as changes

# with_history is a declaration beside a history in some state, which begins on a day.
# Each fact is a list of what it is about, what was seen, the day and the value.
with_history(declared, state, from, facts) := beside(declared, {"history": {"declaration": source(state, from)}}, facts)

source(state, from) := {"state": state, "why": why[state], "from_day": changes.day(from), "until_day": 99999}

why := {"complete": "", "incomplete": "It is shallow.", "refused": "It is private.", "unavailable": "It did not answer."}

beside(declared, sources, facts) := json.patch(declared, [{"op": "replace", "path": "/evidence", "value": {
	"asked": {kind: true | some kind, _ in sources}, "sources": sources, "notes": [], "unknown": {}, "kinds": declared.evidence.kinds,
	"facts": {about: {is: sorted(facts, about, is) | some is in {fact[1] | some fact in facts; fact[0] == about}} | some about in {fact[0] | some fact in facts}},
}}])

sorted(facts, about, is) := [{"seen": is, "seen_on": on, "seen_day": changes.day(on), "says": says, "seen_in": "declaration", "link": ""} |
	some [on, says] in sort([[fact[2], fact[3]] | some fact in facts; fact[0] == about; fact[1] == is])
]
