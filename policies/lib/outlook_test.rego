package dgcheck.lib.outlook_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.outlook

kept := data.examples.assurance.assessment_required.kept

seen(declared) := found if found := outlook.outlook with input as declared

test_it_is_there_while_assurance_is_in_force if {
	outlook.outlook == {} with input as kept with data.clauses as {"DG-OWN-3": "error"}
	seen(kept) != {}
}

test_a_group_that_has_closed_has_none_ahead if {
	seen(json.patch(kept, changes.set("/group/status", "closed"))) == {}
}

test_the_coming_quarter_has_the_posture_that_holds_now if {
	seen(kept).spend.quarter == "2026-27-Q4"
	seen(kept).spend.name == "January to March 2027"
	seen(kept).spend.posture in {"all", "high-medium", "high-only", "unknown"}
}

# planned returns a transactional service in public beta that goes live on a day.
planned := json.patch(kept, changes.set("/services", [object.union(kept.services[0], {
	"id": "a", "subject": "service:a", "called": "A", "transactional": true, "transactions_per_year": 100001, "critical": false,
	"assessment": {"required": null, "reason": "", "decided_by": "", "decided_on": "", "decided_on_day": null},
	"phases": [{"phase": "public-beta", "from": "2026-08-03", "from_day": changes.day("2026-08-03")}],
	"next": {"phase": "live", "planned_for": "2027-03-01", "planned_for_day": changes.day("2027-03-01")},
})]))

test_a_service_has_its_next_assessment_with_its_panel_and_its_day if {
	found := seen(planned).assessments
	[[entry.service, entry.assessment, entry.panel, entry.planned, entry.book_by, entry.arranged] | some entry in found] == [["service:a", "live", "cross-government", "2027-03-01", "2027-01-18", false]]
}

test_an_assessment_that_is_booked_is_arranged if {
	booked := json.patch(planned, changes.set("/assessments", [object.union(kept.assessments[0], {
		"service": "a", "phase": "live", "status": "booked", "result": "",
		"booked_on": "2026-11-09", "booked_on_day": changes.day("2026-11-09"), "held_on": "2027-02-02", "held_on_day": changes.day("2027-02-02"),
	})]))
	[entry.arranged | some entry in seen(booked).assessments] == [true]
}

test_a_service_that_is_not_assessed_or_live_has_none if {
	seen(json.patch(planned, array.concat(changes.set("/services/0/transactional", false), changes.set("/services/0/users", "public")))).assessments == []
	seen(json.patch(planned, changes.set("/services/0/phases/0/phase", "live"))).assessments == []
}

test_without_a_plan_there_is_no_day if {
	unplanned := json.patch(planned, changes.set("/services/0/next", {"phase": "", "planned_for": "", "planned_for_day": null}))
	[[entry.planned, entry.book_by] | some entry in seen(unplanned).assessments] == [["", ""]]
}

test_open_preparations_are_listed_by_service if {
	found := seen(json.patch(planned, changes.set("/readiness", []))).readiness
	[entry.service | some entry in found] == ["service:a"]
	{"public beta", "before live"} - {item.stage | some item in found[0].open} == set()
}
