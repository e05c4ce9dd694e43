package dgcheck.lib.waivers_test

import data.dgcheck.lib.waivers

params := {"waiver": {"max_days": 183, "warn_before": 14}}

waiver := {
	"subject": "waiver:guide.roadmap_fresh",
	"rule": "guide.roadmap_fresh",
	"scope": {"service": "", "item": "", "month": "", "subject": ""},
	"reason": "The roadmap moves to another tool",
	"approved_by": {"count": 1, "role": "Assurance lead", "email": ""},
	"approved_on": "2026-11-12",
	"approved_on_day": 20769,
	"expires": "2026-12-02",
	"expires_day": 20789,
}

changed(change) := object.union(waiver, change)

document(list, found) := {"as_of_day": 20779, "waivers": list, "faults": found}

known := ["guide.roadmap_fresh", "data.schema"]

refused(change) := wrong.key if {
	wrong := waivers.refused(changed(change), 0) with input as document([changed(change)], []) with data.params as params with data.rules as known
}

honoured(change) if {
	waivers.honoured(changed(change), 0) with input as document([changed(change)], []) with data.params as params with data.rules as known
}

test_a_complete_waiver_is_honoured if {
	honoured({})
	not refused({})
}

test_a_waiver_names_a_rule_that_can_be_waived if {
	refused({"rule": ""}) == "rule"
	refused({"rule": "guide.nonsense"}) == "rule"
	refused({"rule": "data.schema"}) == "rule"
}

test_a_waiver_gives_a_reason_a_post_and_its_days if {
	refused({"reason": ""}) == "reason"
	refused({"approved_by": {"role": ""}}) == "approved_by"
	refused({"approved_by": {"count": 2}}) == "approved_by"
	refused({"approved_on_day": null}) == "approved_on"
	refused({"expires_day": null}) == "expires"
}

test_a_waiver_lasts_half_a_year_at_most_and_a_day_at_least if {
	honoured({"expires_day": 20769 + 183})
	refused({"expires_day": 20769 + 184}) == "expires"
	honoured({"expires_day": 20769})
	refused({"expires_day": 20768}) == "expires"
}

with_fault(at) := wrong.key if {
	wrong := waivers.refused(waiver, 0) with input as document([waiver], [{"kind": "shape", "at": at, "level": ""}]) with data.params as params with data.rules as known
}

test_a_scope_that_could_not_be_read_covers_nothing if {
	with_fault(["waivers", 0, "scope"]) == "scope"
	with_fault(["waivers", 0, "scope", "month"]) == "scope"
	with_fault(["waivers", 0, "scop"]) == "scope"
}

test_a_fault_elsewhere_leaves_the_scope_clear if {
	not with_fault(["waivers", 0, "approved_by", "emial"])
	not with_fault(["waivers", 1, "scope"])
	not with_fault(["waivers"])
	not with_fault(["services", 0, "scope"])
	not with_fault([])
}

test_a_waiver_is_named_by_its_rule_and_its_scope if {
	waivers.subject(waiver) == "waiver:guide.roadmap_fresh"
	waivers.subject(changed({"scope": {"service": "soil-checks"}})) == "waiver:guide.roadmap_fresh/soil-checks"
	waivers.subject(changed({"scope": {"service": "soil-checks", "month": "2026-11"}})) == "waiver:guide.roadmap_fresh/soil-checks/2026-11"
	waivers.naming(changed({"rule": ""})) == {}
}

in_force(change) := laid if {
	laid := waivers.in_force with input as document([changed(change)], []) with data.params as params with data.rules as known
}

test_a_waiver_is_in_force_from_its_approval_to_its_end if {
	count(in_force({})) == 1
	count(in_force({"approved_on_day": 20779})) == 1
	count(in_force({"approved_on_day": 20780})) == 0
	count(in_force({"expires_day": 20779})) == 1
	count(in_force({"expires_day": 20778})) == 0
}

test_a_waiver_that_is_not_honoured_is_not_in_force if {
	count(in_force({"reason": ""})) == 0
	count(in_force({"rule": "data.schema"})) == 0
}

test_a_waiver_in_force_says_what_it_covers_until_when_and_why if {
	some laid in in_force({"scope": {"month": "2026-11"}})
	laid.rule == "guide.roadmap_fresh"
	[laid.service, laid.item, laid.month, laid.subject] == ["", "", "2026-11", ""]
	laid.until == "2 December 2026"
	laid.reason == "The roadmap moves to another tool"
	laid.place == 0
	laid.named == "waiver:guide.roadmap_fresh/2026-11"
}

test_a_waiver_whose_day_cannot_be_read_is_not_judged if {
	faults := [{"kind": "date", "at": ["waivers", 1, "approved_on"], "hides": [], "level": ""}]
	two := document([waiver, changed({"approved_on": "", "approved_on_day": null})], faults)
	not waivers.refused(two.waivers[0], 0) with input as two with data.params as params with data.rules as known
	wrong := waivers.refused(two.waivers[1], 1) with input as two with data.params as params with data.rules as known
	wrong == {"key": "approved_on", "why": "its `approved_on` could not be read", "unread": true}
}
