package dgcheck.lib.evidence_test

import data.dgcheck.lib.evidence

declared := data.examples.guide.live_improvement.kept

seen := {
	"asked": {"delivery": true, "history": true},
	"kinds": {"released": "delivery", "changed": "history", "ok": "links"},
	"notes": [],
	"unknown": {"services/soil-checks open": true},
	"facts": {"services/soil-checks": {"released": [
		{"seen": "released", "seen_on": "2026-09-01", "seen_day": 20697, "says": "v1", "seen_in": "o/r", "link": ""},
		{"seen": "released", "seen_on": "2026-11-10", "seen_day": 20767, "says": "v2", "seen_in": "o/r", "link": ""},
	]}},
	"sources": {
		"delivery": {
			"o/r": {"state": "complete", "why": "", "from_day": 20600, "until_day": 20779},
			"o/private": {"state": "refused", "why": "It is private.", "from_day": 0, "until_day": 0},
		},
		"history": {"declaration": {"state": "incomplete", "why": "", "from_day": 20700, "until_day": 30000}},
	},
}

# naming returns the example with other repositories of its service, and with evidence.
naming(repos) := json.patch(declared, [
	{"op": "replace", "path": "/services/0/repos", "value": repos},
	{"op": "replace", "path": "/evidence", "value": seen},
])

service := ["services", "soil-checks"]

looked(repos, from, to) := found if found := evidence.looked("delivery", service, from, to) with input as naming(repos)

test_the_newest_fact_is_the_last if {
	evidence.last(service, "released").says == "v2" with input as naming([])
	not evidence.last(service, "tagged") with input as naming([])
	evidence.facts(["nothing"], "released") == [] with input as naming([])
	evidence.day(evidence.last(service, "released")) == "10 November 2026" with input as naming([])
}

test_facts_below_a_subject_are_found if {
	count(evidence.below(["services"], "released")) == 2 with input as naming([])
	evidence.below(["serv"], "released") == [] with input as naming([])
	evidence.below(["services"], "tagged") == [] with input as naming([])
}

test_days_are_counted_with_both_ends if {
	count(evidence.within(service, "released", 20697, 20767)) == 2 with input as naming([])
	count(evidence.within(service, "released", 20698, 20766)) == 0 with input as naming([])
}

test_only_what_was_looked_at_whole_is_complete if {
	looked(["o/r"], 20600, 20779) == "complete"
	looked(["o/r"], 20599, 20779) == "incomplete"
	looked(["o/r"], 20600, 20780) == "incomplete"
	looked(["o/r", "o/private"], 20600, 20779) == "incomplete"
	looked(["o/another"], 20600, 20779) == "incomplete"
}

test_what_was_not_asked_for_is_no_absence if {
	looked([], 20600, 20779) == "not-asked"
	evidence.looked("delivery", service, 20600, 20779) == "not-asked" with input as declared
	evidence.looked("links", service, 20600, 20779) == "not-asked" with input as naming(["o/r"])
	not evidence.absent(service, "ok", 20600, 20779) with input as naming(["o/r"])
}

test_absent_is_what_a_complete_source_does_not_show if {
	evidence.absent(service, "released", 20698, 20766) with input as naming(["o/r"])
	not evidence.absent(service, "released", 20698, 20767) with input as naming(["o/r"])
	not evidence.absent(service, "released", 20698, 20766) with input as naming(["o/r", "o/private"])
	not evidence.absent(["roadmap"], "changed", 20710, 20720) with input as naming(["o/r"])
}

test_a_state_seen_only_later_is_unknown if {
	evidence.unknown(service, "open") with input as naming([])
	not evidence.unknown(service, "readme") with input as naming([])
}

test_a_sentence_says_what_was_not_looked_at if {
	evidence.unlooked("delivery", service, 20600, 20779) == "Not looked at: o/private. It is private." with input as naming(["o/r", "o/private"])
	evidence.unlooked("delivery", service, 1, 20779) == "Not looked at: o/r for all of these days." with input as naming(["o/r"])
	evidence.unlooked("history", ["roadmap"], 1, 20779) == "Not looked at: the history of the files for all of these days." with input as naming([])
	evidence.needed("links", ["services", "x", "url"]) == ["services/x/url"] with input as naming([])
}
