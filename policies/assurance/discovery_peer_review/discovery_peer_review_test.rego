package dgcheck.rules.assurance.discovery_peer_review_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.discovery_peer_review as rule

kept := data.examples.assurance.discovery_peer_review.kept

broken := data.examples.assurance.discovery_peer_review.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

maps(declared) := told(declared)[1]

held(date) := changes.dated("/assessments/4/held_on", date)

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

# not_asked has both forms of the result, with and without the path of the phases.
not_asked := {"not-applicable", "not-applicable at phases"}

test_a_review_at_the_end_of_discovery_passes if {
	maps(kept) == "pass at /assessments/4"
}

test_leaving_discovery_without_one_fails if {
	maps(broken) == "fail"
}

test_a_review_needs_no_result_and_may_come_later if {
	every change in [changes.set("/assessments/4/result", ""), held("2026-07-06"), held("2026-11-22")] {
		maps(json.patch(kept, change)) == "pass at /assessments/4"
	}
}

test_a_review_that_is_booked_undated_of_an_earlier_discovery_or_of_another_phase_is_none if {
	every change in [
		changes.set("/assessments/4/status", "booked"),
		changes.undated("/assessments/4/held_on"),
		held("2026-11-23"),
		held("2026-07-05"),
		changes.set("/assessments/4/phase", "alpha"),
		changes.set("/assessments/4/phase", ""),
		changes.set("/assessments/4/service", "soil-checks"),
	] {
		maps(json.patch(kept, change)) == "fail"
	}
}

test_while_in_discovery_it_is_not_due if {
	maps(json.patch(broken, entered(1, [["discovery", "2026-07-06"]]))) == "not-due"
	maps(json.patch(kept, entered(1, [["discovery", "2026-07-06"]]))) == "pass at /assessments/4"
	maps(json.patch(broken, entered(1, [["discovery", "2026-07-06"], ["alpha", "2026-11-23"]]))) == "not-due"
}

test_of_two_discoveries_the_later_counts if {
	again := entered(1, [["discovery", "2026-01-12"], ["alpha", "2026-02-09"], ["discovery", "2026-10-05"], ["alpha", "2026-11-09"]])
	maps(json.patch(kept, again)) == "fail"
	maps(json.patch(kept, array.concat(again, held("2026-10-05")))) == "pass at /assessments/4"
}

test_a_service_without_a_discovery_we_look_at_is_not_asked if {
	every list in [[], [["alpha", "2026-07-06"]], [["discovery", "2025-07-06"], ["alpha", "2026-01-04"]], [["discovery", "2026-02-02"], ["retired", "2026-03-02"]]] {
		maps(json.patch(broken, entered(1, list))) in not_asked
	}
	maps(json.patch(broken, entered(1, [["discovery", "2025-07-06"], ["alpha", "2026-01-05"]]))) == "fail"
}

test_a_service_that_is_not_assessed_is_not_asked if {
	maps(json.patch(broken, changes.set("/services/1/transactional", false))) == "not-applicable at ."
	lifted := array.concat(changes.set("/services/1/assessment/required", false), changes.set("/services/1/assessment/reason", "Pilot"))
	maps(json.patch(broken, lifted)) == "not-applicable at assessment"
}

test_we_cannot_tell_for_one_that_does_not_say_whether_it_is_transactional if {
	unknown := changes.set("/services/1/transactional", null)
	maps(json.patch(broken, unknown)) == "not-assessed at transactional"
	maps(json.patch(kept, unknown)) == "pass at /assessments/4"
}

test_without_a_founding_day_we_cannot_tell_whether_it_is_history if {
	maps(json.patch(broken, changes.undated("/group/founded"))) == "not-assessed at /group/founded"
	maps(json.patch(kept, changes.undated("/group/founded"))) == "pass at /assessments/4"
}
