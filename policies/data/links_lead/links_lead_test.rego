package dgcheck.rules.data.links_lead_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.data.links_lead as rule

kept := data.examples.data.links_lead.kept

broken := data.examples.data.links_lead.broken

told(declared) := found if found := judged.told(rule) with input as declared

message(declared) := found if found := judged.message(rule) with input as declared

# looked returns the example with evidence about links. states has what was seen of each,
# by the path of its declaration. If `unknown` is set, one page could not be looked at.
looked(states, unknown) := seen.beside(
	kept,
	{"links": object.union(pages(states), {"https://example.gov.uk/unknown": seen.source("incomplete", "2026-11-20") | unknown})},
	[[about, is, "2026-11-20", ""] | some about, is in states],
)

pages(states) := {address: seen.source("complete", "2026-11-20") |
	some about, _ in states
	address := $"https://example.gov.uk/{about}"
}

test_links_that_were_not_looked_at_are_not_judged if {
	unasked := json.patch(kept, [{"op": "replace", "path": "/evidence/asked", "value": {}}])
	told(unasked) == {"group": "not-applicable"}
	told(looked({}, false)) == {"group": "not-applicable"}
}

test_a_page_or_a_sign_in_is_there if {
	told(kept) == {"group": "pass"}
	told(looked({"roadmap/prioritisation_url": "ok", "services/soil-checks/roadmap_url": "sign-in"}, false)) == {"group": "pass"}
}

test_what_is_unknown_is_no_pass_and_no_fail if {
	told(looked({"roadmap/prioritisation_url": "ok"}, true)) == {"group": "not-assessed"}
	told(looked({"roadmap/prioritisation_url": "missing-once"}, false)) == {"group": "not-assessed"}
}

test_a_page_that_is_gone_is_named_at_its_place if {
	told(broken) == {"group": "fail at roadmap/prioritisation_url"}
	told(looked({"services/soil-checks/roadmap_url": "gone"}, true)) == {"group": "fail at services/0/roadmap_url"}
	told(looked({"services/soil-checks/improvements/1/url": "gone"}, false)) == {"group": "fail at services/0"}
	told(looked({"services/2/roadmap_url": "gone"}, false)) == {"group": "fail at services"}
	contains(message(looked({"services/soil-checks/roadmap_url": "gone"}, false)), "`roadmap_url` of services soil-checks (")
}

test_of_many_three_are_named if {
	places := {$"services/soil-checks/a{n}" | some n in numbers.range(1, 5)}
	many := looked({place: "gone" | some place in places}, false)
	endswith(message(many), " and 2 more lead nowhere any more.")
}
