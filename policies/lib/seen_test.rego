# Evidence for the tests of rules: seen.in_repositories and seen.with_history add evidence
# to an example.
package dgcheck.lib.seen_test

import data.dgcheck.lib.changes_test as changes

kinds := {
	"deployed": "delivery", "released": "delivery", "tagged": "delivery", "maintained": "delivery", "committed": "delivery",
	"open": "delivery", "protected": "delivery", "readme": "delivery", "version": "delivery", "archived": "delivery", "actions-pinned": "delivery",
}

# in_repositories adds facts about repositories, each {service, repo, seen, says, on}. looked
# has how much of each repository was looked at: a state, or a state and the first day.
in_repositories(declared, facts, looked) := json.patch(declared, changes.set("/evidence", {
	"asked": {"delivery": true}, "kinds": kinds, "notes": [], "unknown": {},
	"sources": {"delivery": {repo: source | some repo, state in looked; source := source_of(state)}},
	"facts": {about: {seen: [fact | some fact in listed; fact.seen == seen] | some seen in {fact.seen | some fact in listed}} |
		some about in {$"services/{fact.service}" | some fact in facts}
		listed := [object.union(fact, {"seen_in": fact.repo, "seen_day": changes.day(fact.on), "seen_on": fact.on, "link": ""}) |
			some fact in facts
			$"services/{fact.service}" == about
		]
	},
}))

source_of(looked) := source(looked, "2023-01-01") if is_string(looked)

source_of([state, from]) := source(state, from)

source(state, from) := {"state": state, "why": why(state), "from_day": changes.day(from), "until_day": changes.day("2026-11-29")}

why("complete") := ""

why(state) := "The token may not read it." if state != "complete"

# fact returns a fact about the first service of the base on a day.
fact(repo, seen, says, on) := {"service": "soil-checks", "repo": repo, "seen": seen, "says": says, "on": on}

test_facts_stand_by_what_they_are_about if {
	seen := in_repositories({"evidence": {}}, [fact("o/r", "open", "yes", "2026-11-22")], {"o/r": "refused"}).evidence
	seen.facts["services/soil-checks"].open[0].seen_day == 20779
	seen.sources.delivery["o/r"].why == "The token may not read it."
}

# with_history adds the evidence of a history in a given state, which begins on a
# day. Each fact is a list: path, word, day and value.
with_history(declared, state, from, facts) := beside(declared, {"history": {"declaration": cut(state, from)}}, facts)

cut(state, from) := object.union(source(state, from), {"until_day": 99999, "why": ""}) if state == "complete"

cut(state, from) := object.union(source(state, from), {"until_day": 99999, "why": "It is shallow."}) if state != "complete"

beside(declared, sources, facts) := json.patch(declared, [{"op": "replace", "path": "/evidence", "value": {
	"asked": {kind: true | some kind, _ in sources}, "sources": sources, "notes": [], "unknown": {}, "kinds": declared.evidence.kinds,
	"facts": {about: {is: sorted(facts, about, is) | some is in {fact[1] | some fact in facts; fact[0] == about}} | some about in {fact[0] | some fact in facts}},
}}])

sorted(facts, about, is) := [{"seen": is, "seen_on": on, "seen_day": changes.day(on), "says": says, "seen_in": "declaration", "link": ""} |
	some [on, says] in sort([[fact[2], fact[3]] | some fact in facts; fact[0] == about; fact[1] == is])
]
